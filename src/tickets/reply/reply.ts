import type { UploadProgress } from '../ticket/attachments.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { textWithin, ticketId } from '../checks.ts';
import type { ReplyRequest } from '../requests.ts';
import { DeskError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import { refuseFinished } from '../ticket/finished.ts';
import { fileFacts, instructionKey } from '../instruction-key.ts';
import { readJournal } from '../create/journal.ts';
import { attachmentLimit, messageLimit } from '../limits.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import { lookForReply } from './own-reply.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';
import { signed } from './signature.ts';
import { discardUploads, uploadAll } from '../create/uploads.ts';

type Parts = DeskParts & { readonly catalog: Catalog; readonly trail: Trail };

/**
 * Sends a reply to a ticket, once. After an unclear answer the bot looks for it among the ticket's messages and does
 * not send it again.
 * @throws DeskError of the checks; `not-found`; `in-progress`; `uncertain`: the feed will show whether it arrived. The
 *   `ServiceFailure` if the service refused
 */
export async function replyToTicket(parts: Parts, actor: Actor, request: ReplyRequest): Promise<void> {
  const id = ticketId(request.id);
  const words = textWithin('text', request.text, messageLimit);
  // Without the signature, which the person did not write.
  const key = instructionKey('reply', request.key, [actor.id, id, words, fileFacts(request.files)]);
  const { repeated } = await onceOnly(parts, key, async (claim) => {
    // Between two attempts the person may have changed their name or turned the signature off. Search for the text that
    // may have arrived.
    const begun = claim.resumed ? await parts.replies.begun(key) : undefined;
    const text = begun ?? signed(words, request.name, messageLimit);
    const reply = { ...request, id, text, key };
    const arrived = claim.resumed && (await hasArrived(parts, reply, claim));
    if (!arrived) {
      await send(parts, actor, reply, claim).catch(async (error: unknown) => {
        await refuseFinished(parts, id, error);
        throw error;
      });
    }
    await parts.replies.accepted(key).catch((error: unknown) => {
      parts.log.warn({ err: error, ticket: id }, 'cannot record a sent reply, the feed will show it');
    });
    await parts.trail.done(actor, 'reply', id);
    return id;
  });
  if (!repeated) parts.wake(id);
}

/** Uploads files, then sends. Returns only if the reply definitely arrived. */
async function send(parts: Parts, actor: Actor, reply: ReplyRequest, claim: Claim): Promise<void> {
  const { key, id, text, files } = reply;
  const { attachments } = await uploadAll(parts, {
    key,
    files,
    purpose: 'message',
    most: attachmentLimit,
    journal: await readJournal(parts, key),
    before: () => claim.renew(),
    onProgress: (progress) => tell(parts, reply, progress),
  }).catch(async (error: unknown) => {
    const lost = error instanceof DeskError && error.code === 'in-progress';
    if (!claim.resumed && !lost) await discardUploads(parts, key);
    throw error;
  });
  // This attempt takes over what an earlier one expects in the feed: the text arrives once.
  if (claim.resumed) await parts.replies.release(key);
  const now = parts.now();
  const at = parts.service.timeOf?.(now) ?? now;
  await parts.replies.begin({ id: key, ticket: id, text, by: actor.id, at });
  await aboutTicket(id, async () => {
    try {
      await claim.send(() => parts.service.reply(id, text, attachments));
    } catch (error) {
      if (isDefinite(error)) {
        await parts.replies.release(key);
        // An earlier attempt may have arrived with these files.
        if (!claim.resumed) await discardUploads(parts, key);
      }
      if (error instanceof DeskError || isDefinite(error)) throw error;
      if (!(await hasArrived(parts, reply, claim))) throw new DeskError('uncertain', {}, { cause: error });
    }
  });
}

function tell({ log }: Parts, { onProgress }: ReplyRequest, progress: UploadProgress): void {
  try {
    onProgress?.(progress);
  } catch (error) {
    log.warn({ err: error }, 'cannot report progress');
  }
}

/** @throws DeskError `uncertain` if it can't be determined */
async function hasArrived(parts: Parts, { key, id, text }: ReplyRequest, claim: Claim): Promise<boolean> {
  const started = { since: claim.startedAt, serviceSince: claim.serviceStartedAt() };
  const sighting = await lookForReply(parts, { key, ticket: id, text, ...started });
  if (sighting === 'unknown') throw new DeskError('uncertain');
  return sighting === 'found';
}
