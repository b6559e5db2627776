import type { AgreementUseCases } from '../agreement/use-cases.ts';
import { recordOf } from '../agreement/agreement-record.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Created, Progress, Submission } from '../requests.ts';
import { createKeys } from './creating.ts';
import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import { readJournal } from './journal.ts';
import { linkCreated } from './link-created.ts';
import { relateCreated } from '../related/relate-created.ts';
import { lookForTicket } from './lookup.ts';
import { onceOnly, type Claim, type Made } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { NewTicket } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import { joinEarlier, prepareClaim, SaidBefore, submissionOf, type ClaimWords } from './same-words.ts';
import { checkSubmission } from './submission.ts';
import type { AuditLog } from '../audit-log.ts';
import { explainUnsigned } from '../agreement/unsigned.ts';
import { discardUploads, uploadAll } from './uploads.ts';
import { isSameVersion, versionOf, wordsOf } from './version.ts';
import { createPrivately } from '../visibility/create-privately.ts';

type Deps = UseCaseDeps & {
  readonly agreements: AgreementUseCases;
  readonly catalog: Catalog;
  readonly auditLog: AuditLog;
};

/** How often the create call may be sent in one attempt; an earlier attempt without a result counts as one. */
const maxCalls = 2;

/**
 * Creates the ticket of a submission, once. The API has no idempotency key, so after an unclear answer the bot looks
 * for the ticket over a settle time before it sends the call one more time. Remaining risk: a request that the service
 * executes later than the settle time after its timeout creates a second ticket.
 *
 * A person may edit a form between two tries. Its key still becomes one ticket: of the version that was created first, and
 * another version is never taken for it. So the tickets of earlier versions are looked for as well before one is sent.
 *
 * Where another submission of the same person said the same and has no certain outcome, this one goes on with that: it is
 * looked for first, and as long as nobody can look, nothing is sent.
 * @throws DomainError of the checks; `agreement-changed`, `agreement-open`; `in-progress`; `uncertain`: look again later with the same key;
 *   `sent-before`: the same of another key; `other-version` (detail: id) where an earlier version of the form is a ticket. The
 *   `ServiceFailure` where the service refused
 */
export async function createTicket(deps: Deps, actor: Actor, raw: Submission): Promise<Created> {
  const submission = await checkSubmission(raw, deps.catalog);
  const key = await submissionOf(deps, submission.key);
  if (key !== submission.key) return goOn(deps, actor, { ...submission, key });
  try {
    return await createAs(deps, actor, submission);
  } catch (error) {
    if (!(error instanceof SaidBefore)) throw error;
    // What was sent of this one stays its own.
    if (error.isSent) throw new DomainError('sent-before', {}, { cause: error });
    return goOn(deps, actor, { ...submission, key: await joinEarlier(deps, key, error.key) });
  }
}

/** Goes on with an earlier submission of the same person, in whose place this one is. */
async function goOn(deps: Deps, actor: Actor, submission: Submission): Promise<Created> {
  try {
    return await createAs(deps, actor, submission, true);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'uncertain') throw error;
    throw new DomainError('sent-before', {}, { cause: error });
  }
}

async function createAs(deps: Deps, actor: Actor, submission: Submission, goesOn = false): Promise<Created> {
  const tell = (step: Progress) => {
    try {
      submission.onProgress?.(step);
    } catch (error) {
      deps.log.warn({ err: error }, 'cannot report progress');
    }
  };
  const version = versionOf(submission);
  const claimWords = await prepareClaim(deps, actor, submission.key, wordsOf(version));
  let relateFailure: Error | undefined;
  let isFound = false;
  const work = async (claim: Claim): Promise<Made> => {
    if (!claim.resumed) await claimWords(false);
    if (submission.agreed !== undefined) await deps.agreements.sign(actor, 'ticket', submission.agreed);
    const agreementRecord = await recordOf(deps, 'ticket');
    const created = await createPrivately(deps, actor, submission, () =>
      createOnce(deps, { ...submission, agreementRecord, version, claimWords }, claim, tell).catch((error: unknown) =>
        explainUnsigned(deps.agreements, actor, 'ticket', error),
      ),
    );
    ({ isFound } = created);
    await deps.auditLog.success(actor, 'create', created.result);
    if (isSameVersion(created.version, version))
      relateFailure = await relateCreated(deps, actor, created.result, submission.related ?? []);
    return created;
  };
  const { result: id, repeated, ...made } = await onceOnly(deps, `${createKeys}${submission.key}`, work, version);
  const isOther = !isSameVersion(made.version, version);
  const { place } = submission;
  if (place !== undefined && !isOther) tell({ step: 'linking' });
  const { description } = submission.ticket;
  const linked = place && (await linkCreated(deps, actor, { id, description, place, unlessFollowed: isOther }));
  if (isOther) throw new DomainError('other-version', { id });
  const isJoined = goesOn && (repeated || isFound);
  return { id, ...(repeated && { repeated }), ...(isJoined && { joined: true }), relateFailure, ...linked };
}

async function createOnce(
  deps: UseCaseDeps & { readonly catalog: Catalog },
  submission: Submission &
    Pick<NewTicket, 'agreementRecord'> & { readonly version: string; readonly claimWords: ClaimWords },
  claim: Claim,
  report: (step: Progress) => void,
): Promise<Made & { readonly isFound: boolean }> {
  const { key, ticket, files, agreementRecord, version, claimWords } = submission;
  let journal = await readJournal(deps, key);
  const look = () => {
    report({ step: 'searching' });
    const sent = claim.sent();
    return lookForTicket(deps, { key: `${createKeys}${key}`, versions: sent.length > 0 ? sent : [version], claim });
  };
  const upload = async () => {
    const uploaded = await uploadAll(deps, {
      key,
      files,
      purpose: 'ticket',
      journal,
      before: () => claim.renew(),
      onProgress: (progress) => report({ step: 'uploading', ...progress }),
    });
    ({ journal } = uploaded);
    return uploaded.attachments;
  };

  let doubt: unknown;
  for (let calls = claim.resumed ? 1 : 0; ; calls += 1) {
    if (calls > 0) {
      const sighting = await look();
      if (sighting.seen === 'found') return { result: sighting.id, version: sighting.version, isFound: true };
      if (sighting.seen === 'unknown' || calls === maxCalls) throw new DomainError('uncertain', {}, { cause: doubt });
      await claimWords(claim.sent().length > 0);
    }
    let sending = false;
    try {
      const attachments = await upload();
      report({ step: 'creating' });
      sending = true;
      const result = await claim.send(() => deps.service.create({ ...ticket, attachments, agreementRecord }));
      return { result, version, isFound: false };
    } catch (error) {
      const lost = error instanceof DomainError && error.code === 'in-progress';
      const failed = !sending || isDefinite(error);
      // Another attempt still needs the files, or the ticket may exist and have them: keep them.
      if (calls === 0 && failed && !lost) await discardUploads(deps, key);
      if (!sending || error instanceof DomainError || (calls === 0 && failed)) throw error;
      doubt = error;
    }
  }
}
