import { placeOf } from '../checks.ts';
import { DomainError } from '../errors.ts';
import type { Place } from '../links/link.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { Attachment } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';

/** Which files to fetch, and the thread to post them to. */
export interface FilesRequest {
  /** The event that posted the message in the thread. */
  readonly event: string;
  readonly place: Place;
}

/** The result of requesting files. */
export interface WantedFiles {
  /** How many files this queued for the thread. */
  readonly wanted: number;
  /** All files of the message, with temporary addresses, also for files too large for Slack. */
  readonly files: readonly AddressedFile[];
}

export interface AddressedFile {
  readonly name: string;
  readonly address?: string | undefined;
}

/**
 * Queues the files of a message for the thread that shows it, except those already there or queued.
 * @throws DomainError `invalid-input`; `not-found` if no link in this place showed such a message with files
 */
export async function fetchFiles(
  deps: UseCaseDeps & { readonly auditLog: AuditLog },
  actor: Actor,
  { event, place }: FilesRequest,
): Promise<WantedFiles> {
  const { links, now, auditLog, wake } = deps;
  if (!/^[\x21-\x7e]{1,300}$/.test(event)) throw new DomainError('invalid-input', { field: 'event' });
  const here = await links.at(placeOf(place));
  for (const { id, ticket } of here) {
    const { wanted, files } = await deps.files.want(id, event, now());
    if (files.length === 0) continue;
    if (wanted > 0) {
      await auditLog.success(actor, 'files', ticket);
      wake();
    }
    return { wanted, files: await withAddresses(deps, ticket, files) };
  }
  throw new DomainError('not-found', { field: 'event' });
}

/** If the service gives no addresses, the files are listed without. */
async function withAddresses(
  { service, log }: UseCaseDeps,
  ticket: string,
  files: readonly Attachment[],
): Promise<readonly AddressedFile[]> {
  const ids = files.map(({ id }) => id);
  const known = await service.addresses(ids, ticket).catch((error: unknown) => {
    log.warn({ err: error, ticket }, 'cannot get download links for files');
    return new Map<string, string>();
  });
  return files.map(({ id, name }) => ({ name, address: known.get(id) }));
}
