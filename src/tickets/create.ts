import type { AgreementDesk } from './agreement-desk.ts';
import { recordOf } from './agreement-record.ts';
import type { Catalog } from './catalog.ts';
import type { Created, Progress, Submission } from './requests.ts';
import { createKeys } from './creating.ts';
import { DeskError } from './errors.ts';
import { isDefinite } from './failures.ts';
import { keepJournal, readJournal } from './journal.ts';
import { linkCreated } from './link-created.ts';
import { relateCreated } from './related/relate-created.ts';
import { lookForTicket } from './lookup.ts';
import { onceOnly, type Claim } from './once-only.ts';
import type { DeskParts } from './parts.ts';
import type { NewTicket } from './ports.ts';
import type { Actor } from './roles.ts';
import { checkSubmission } from './submission.ts';
import type { Trail } from './trail.ts';
import { explainUnsigned } from './unsigned.ts';
import { discardUploads, uploadAll } from './uploads.ts';
import { openedPrivate } from './visibility/opened-private.ts';

/** How often the create call may be sent in one attempt; an earlier attempt without a result counts as one. */
const mostCalls = 2;

/**
 * Creates the ticket of a submission, once. The API has no idempotency key, so after an unclear answer the bot looks for the
 * ticket over a settle time before it sends the call again, once. What remains: a request that the service carries out
 * later than the settle time after its time-out makes a second ticket.
 * @throws DeskError of the checks; `agreement-changed`, `agreement-open`; `in-progress`; `uncertain`: look again later with the same key.
 *   The `ServiceFailure` where the service refused
 */
export async function createTicket(
  parts: DeskParts & { readonly agreements: AgreementDesk; readonly catalog: Catalog; readonly trail: Trail },
  actor: Actor,
  raw: Submission,
): Promise<Created> {
  const submission = await checkSubmission(raw, parts.catalog);
  const tell = (step: Progress) => {
    try {
      submission.onProgress?.(step);
    } catch (error) {
      parts.log.warn({ err: error }, 'A progress line failed.');
    }
  };
  let relateFailure: Error | undefined;
  const { result: id } = await onceOnly(parts, `${createKeys}${submission.key}`, async (claim) => {
    if (submission.agreed !== undefined) await parts.agreements.sign(actor, 'ticket', submission.agreed);
    const agreementRecord = await recordOf(parts, 'ticket');
    const created = await openedPrivate(parts, actor, submission, () =>
      createOnce(parts, { ...submission, agreementRecord }, claim, tell).catch((error: unknown) =>
        explainUnsigned(parts.agreements, actor, 'ticket', error),
      ),
    );
    await parts.trail.done(actor, 'create', created);
    relateFailure = await relateCreated(parts, actor, created, submission.related ?? []);
    return created;
  });
  if (submission.place === undefined) return { id, relateFailure };
  tell({ step: 'linking' });
  const { description } = submission.ticket;
  return { ...(await linkCreated(parts, actor, { id, description, place: submission.place })), relateFailure };
}

async function createOnce(
  parts: DeskParts & { readonly catalog: Catalog },
  submission: Submission & Pick<NewTicket, 'agreementRecord'>,
  claim: Claim,
  tell: (step: Progress) => void,
): Promise<string> {
  const { key, ticket, files, agreementRecord } = submission;
  let journal = await readJournal(parts, key);
  const look = () => {
    tell({ step: 'searching' });
    const descriptions = [...journal.sent, ticket.description];
    return lookForTicket(parts, { key: `${createKeys}${key}`, descriptions, claim });
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
    journal = { ...uploaded.journal, sent: [...new Set([...uploaded.journal.sent, ticket.description])] };
    await keepJournal(parts, key, journal);
    return uploaded.attachments;
  };

  let doubt: unknown;
  for (let calls = claim.resumed ? 1 : 0; ; calls += 1) {
    if (calls > 0) {
      const sighting = await look();
      if (sighting.seen === 'found') return sighting.id;
      if (sighting.seen === 'unknown' || calls === mostCalls) throw new DeskError('uncertain', {}, { cause: doubt });
    }
    let sending = false;
    try {
      const attachments = await upload();
      tell({ step: 'creating' });
      sending = true;
      return await claim.send(() => parts.service.create({ ...ticket, attachments, agreementRecord }));
    } catch (error) {
      const lost = error instanceof DeskError && error.code === 'in-progress';
      const failed = !sending || isDefinite(error);
      // Somebody else goes on with the files, or the ticket may be there and have them: they stay.
      if (calls === 0 && failed && !lost) await discardUploads(parts, key);
      if (!sending || error instanceof DeskError || (calls === 0 && failed)) throw error;
      doubt = error;
    }
  }
}
