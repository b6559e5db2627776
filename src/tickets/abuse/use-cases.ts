import { checkFiles } from '../ticket/attachments.ts';
import type { Catalog, UploadLimits } from '../catalog/catalog.ts';
import { textWithin } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import { fileFacts, instructionKey, secretDigest } from '../instruction-key.ts';
import { readJournal } from '../create/journal.ts';
import { abuseLimits } from '../limits.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { FileSource } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { discardUploads, uploadAll } from '../create/uploads.ts';
import type { AbuseReport, ReportRequest } from './abuse.ts';

/** Reporting abuse to Huawei Cloud. */
export interface AbuseUseCases {
  report(actor: Actor, request: ReportRequest): Promise<void>;
}

type Deps = UseCaseDeps & { readonly auditLog: AuditLog; readonly catalog: Catalog };

export function createAbuseUseCases({
  catalogOf,
  ...deps
}: Omit<Deps, 'catalog'> & { readonly catalogOf: (actor: Actor) => Catalog }): AbuseUseCases {
  return {
    report: (actor, request) =>
      deps.auditLog.run(actor, 'report-abuse', undefined, () =>
        reportAbuse({ ...deps, catalog: catalogOf(actor) }, actor, request),
      ),
  };
}

/**
 * Reports abuse to Huawei Cloud, once per key. No call shows whether a report arrived, so an unclear answer stays
 * unclear.
 * @throws DomainError `text-empty`, `text-too-long`, `invalid-input` (detail: field), the errors of the files;
 *   `report-unclear`
 */
async function reportAbuse(deps: Deps, actor: Actor, request: ReportRequest): Promise<void> {
  permit(actor, 'report-abuse');
  const report = checked(request.report);
  const limits = await deps.catalog.uploadLimits();
  const files = [fitting('proofs', request.proofs, limits), fitting('identity', request.identity, limits)];
  const said = secretDigest(request.key, [JSON.stringify(report)]);
  const key = instructionKey('abuse', request.key, [actor.id, said, files.map(fileFacts)]);
  await onceOnly(deps, key, async (claim) => {
    // A report sent without an answer may have arrived, and no call shows whether it did.
    if (claim.resumed) throw new DomainError('abuse-unclear');
    const keys = files.map((_, index) => `${key}:${index}`);
    // Identity papers must not stay with the service for no reason. If another process took over, it still needs them.
    const giveUp = async (error: unknown): Promise<never> => {
      const lost = error instanceof DomainError && error.code === 'in-progress';
      if (!lost) for (const one of keys) await discardUploads(deps, one);
      throw error;
    };
    const [proofs = [], identity = []] = await uploadEach(deps, request, claim, files, keys).catch(giveUp);
    try {
      await claim.send(() => deps.inLanguage(actor.language).areas.abuse.send(report, proofs, identity));
    } catch (error) {
      if (error instanceof DomainError || isDefinite(error)) return giveUp(error);
      throw new DomainError('abuse-unclear', {}, { cause: error });
    }
    await deps.auditLog.success(actor, 'report-abuse');
    return 'sent';
  });
}

/** Returns the attachment ids, list by list: the service counts the files of each list separately. */
async function uploadEach(
  deps: Deps,
  { onProgress }: ReportRequest,
  claim: Claim,
  files: readonly (readonly FileSource[])[],
  keys: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (const [index, key] of keys.entries()) {
    const { attachments } = await uploadAll(deps, {
      ...{ key, files: files[index] ?? [], purpose: 'ticket', maxFiles: abuseLimits.files, onProgress },
      journal: await readJournal(deps, key),
      before: () => claim.renew(),
    });
    all.push(attachments);
  }
  return all;
}

function checked(report: AbuseReport): AbuseReport {
  const { products, sites, content, reporter } = report;
  const together = [products.trim(), sites.trim()].filter((part) => part !== '').join(';').length;
  if (together > abuseLimits.subject) {
    throw new DomainError('text-too-long', { field: 'sites', limit: abuseLimits.subject, length: together });
  }
  return {
    ...report,
    products: textWithin('products', products, abuseLimits.subject),
    sites: sites.trim(),
    content: textWithin('content', content, abuseLimits.content),
    reporter: {
      ...reporter,
      name: textWithin('name', reporter.name, abuseLimits.line),
      phone: textWithin('phone', reporter.phone, abuseLimits.line),
    },
  };
}

/** Runs before anything is sent. An error names the field. */
function fitting(field: string, files: readonly FileSource[], limits: UploadLimits): readonly FileSource[] {
  if (files.length === 0) throw new DomainError('invalid-input', { field });
  try {
    checkFiles(files, limits, abuseLimits.files);
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, { ...error.detail, field }) : error;
  }
  return files;
}
