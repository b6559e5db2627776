import type { AgreementDesk } from '../agreement/desk.ts';
import { recordOf } from '../agreement/agreement-record.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Created, Progress, Submission } from '../requests.ts';
import { createKeys } from './creating.ts';
import { DeskError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import { readJournal } from './journal.ts';
import { linkCreated } from './link-created.ts';
import { relateCreated } from '../related/relate-created.ts';
import { lookForTicket } from './lookup.ts';
import { onceOnly, type Claim, type Made } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';
import type { NewTicket } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import { joinEarlier, prepareClaim, SaidBefore, submissionOf, type ClaimWords } from './same-words.ts';
import { checkSubmission } from './submission.ts';
import type { Trail } from '../trail.ts';
import { explainUnsigned } from '../agreement/unsigned.ts';
import { discardUploads, uploadAll } from './uploads.ts';
import { isSameVersion, versionOf, wordsOf } from './version.ts';
import { openedPrivate } from '../visibility/opened-private.ts';

type Parts = DeskParts & { readonly agreements: AgreementDesk; readonly catalog: Catalog; readonly trail: Trail };

/** How often the create call may be sent in one attempt; an earlier attempt without a result counts as one. */
const mostCalls = 2;

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
 * @throws DeskError of the checks; `agreement-changed`, `agreement-open`; `in-progress`; `uncertain`: look again later with the same key;
 *   `sent-before`: the same of another key; `other-version` (detail: id) where an earlier version of the form is a ticket. The
 *   `ServiceFailure` where the service refused
 */
export async function createTicket(parts: Parts, actor: Actor, raw: Submission): Promise<Created> {
  const submission = await checkSubmission(raw, parts.catalog);
  const key = await submissionOf(parts, submission.key);
  if (key !== submission.key) return goOn(parts, actor, { ...submission, key });
  try {
    return await createAs(parts, actor, submission);
  } catch (error) {
    if (!(error instanceof SaidBefore)) throw error;
    // What was sent of this one stays its own.
    if (error.isSent) throw new DeskError('sent-before', {}, { cause: error });
    return goOn(parts, actor, { ...submission, key: await joinEarlier(parts, key, error.key) });
  }
}

/** Goes on with an earlier submission of the same person, in whose place this one is. */
async function goOn(parts: Parts, actor: Actor, submission: Submission): Promise<Created> {
  try {
    return await createAs(parts, actor, submission, true);
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'uncertain') throw error;
    throw new DeskError('sent-before', {}, { cause: error });
  }
}

async function createAs(parts: Parts, actor: Actor, submission: Submission, goesOn = false): Promise<Created> {
  const tell = (step: Progress) => {
    try {
      submission.onProgress?.(step);
    } catch (error) {
      parts.log.warn({ err: error }, 'cannot report progress');
    }
  };
  const version = versionOf(submission);
  const claimWords = await prepareClaim(parts, actor, submission.key, wordsOf(version));
  let relateFailure: Error | undefined;
  let isFound = false;
  const work = async (claim: Claim): Promise<Made> => {
    if (!claim.resumed) await claimWords(false);
    if (submission.agreed !== undefined) await parts.agreements.sign(actor, 'ticket', submission.agreed);
    const agreementRecord = await recordOf(parts, 'ticket');
    const created = await openedPrivate(parts, actor, submission, () =>
      createOnce(parts, { ...submission, agreementRecord, version, claimWords }, claim, tell).catch((error: unknown) =>
        explainUnsigned(parts.agreements, actor, 'ticket', error),
      ),
    );
    ({ isFound } = created);
    await parts.trail.done(actor, 'create', created.result);
    if (isSameVersion(created.version, version))
      relateFailure = await relateCreated(parts, actor, created.result, submission.related ?? []);
    return created;
  };
  const { result: id, repeated, ...made } = await onceOnly(parts, `${createKeys}${submission.key}`, work, version);
  const isOther = !isSameVersion(made.version, version);
  const { place } = submission;
  if (place !== undefined && !isOther) tell({ step: 'linking' });
  const { description } = submission.ticket;
  const linked = place && (await linkCreated(parts, actor, { id, description, place, unlessFollowed: isOther }));
  if (isOther) throw new DeskError('other-version', { id });
  const isJoined = goesOn && (repeated || isFound);
  return { id, ...(repeated && { repeated }), ...(isJoined && { joined: true }), relateFailure, ...linked };
}

async function createOnce(
  parts: DeskParts & { readonly catalog: Catalog },
  submission: Submission &
    Pick<NewTicket, 'agreementRecord'> & { readonly version: string; readonly claimWords: ClaimWords },
  claim: Claim,
  tell: (step: Progress) => void,
): Promise<Made & { readonly isFound: boolean }> {
  const { key, ticket, files, agreementRecord, version, claimWords } = submission;
  let journal = await readJournal(parts, key);
  const look = () => {
    tell({ step: 'searching' });
    const sent = claim.sent();
    return lookForTicket(parts, { key: `${createKeys}${key}`, versions: sent.length > 0 ? sent : [version], claim });
  };
  const upload = async () => {
    const uploaded = await uploadAll(parts, {
      key,
      files,
      purpose: 'ticket',
      journal,
      before: () => claim.renew(),
      onProgress: (progress) => tell({ step: 'uploading', ...progress }),
    });
    ({ journal } = uploaded);
    return uploaded.attachments;
  };

  let doubt: unknown;
  for (let calls = claim.resumed ? 1 : 0; ; calls += 1) {
    if (calls > 0) {
      const sighting = await look();
      if (sighting.seen === 'found') return { result: sighting.id, version: sighting.version, isFound: true };
      if (sighting.seen === 'unknown' || calls === mostCalls) throw new DeskError('uncertain', {}, { cause: doubt });
      await claimWords(claim.sent().length > 0);
    }
    let sending = false;
    try {
      const attachments = await upload();
      tell({ step: 'creating' });
      sending = true;
      const result = await claim.send(() => parts.service.create({ ...ticket, attachments, agreementRecord }));
      return { result, version, isFound: false };
    } catch (error) {
      const lost = error instanceof DeskError && error.code === 'in-progress';
      const failed = !sending || isDefinite(error);
      // Another attempt still needs the files, or the ticket may exist and have them: keep them.
      if (calls === 0 && failed && !lost) await discardUploads(parts, key);
      if (!sending || error instanceof DeskError || (calls === 0 && failed)) throw error;
      doubt = error;
    }
  }
}
