import type { UploadProgress } from '../ticket/attachments.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { textWithin, ticketId } from '../checks.ts';
import type { ReplyRequest } from '../requests.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import { refuseIfFinal } from '../ticket/refuse-if-final.ts';
import { fileFacts, instructionKey } from '../instruction-key.ts';
import { readJournal } from '../create/journal.ts';
import { attachmentLimit, messageLimit } from '../limits.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import { lookForReply } from './own-reply.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { signed } from './signature.ts';
import { discardUploads, uploadAll } from '../create/uploads.ts';

type Deps = UseCaseDeps & { readonly catalog: Catalog; readonly auditLog: AuditLog };

/**
 * Sends a reply to a ticket, once. After an unclear answer the bot looks for it among the ticket's messages and does
 * not send it again.
 * @throws DomainError of the checks; `not-found`; `in-progress`; `uncertain`: the feed will show whether it arrived. The
 *   `ServiceFailure` if the service refused
 */
export async function replyToTicket(deps: Deps, actor: Actor, request: ReplyRequest): Promise<void> {
  const id = ticketId(request.id);
  const words = textWithin('text', request.text, messageLimit);
  // Without the signature, which the person did not write.
  const said = request.mark ?? words;
  const key = instructionKey('reply', request.key, [actor.id, id, said, fileFacts(request.files)]);
  const { repeated } = await onceOnly(deps, key, async (claim) => {
    // Between two attempts the person may have changed their name or turned the signature off. Search for the text that
    // may have arrived.
    const begun = claim.resumed ? await deps.replies.begun(key) : undefined;
    const text = begun ?? signed(words, request.name, messageLimit);
    const reply = { ...request, id, text, key };
    const arrived = claim.resumed && (await hasArrived(deps, reply, claim));
    if (!arrived) {
      await send(deps, actor, reply, claim).catch(async (error: unknown) => {
        await refuseIfFinal(deps, id, error);
        throw error;
      });
    }
    await deps.replies.accepted(key).catch((error: unknown) => {
      deps.log.warn({ err: error, ticket: id }, 'cannot record a sent reply, the feed will show it');
    });
    await deps.auditLog.success(actor, 'reply', id);
    return id;
  });
  if (!repeated) deps.wake(id);
}

/** Uploads files, then sends. Returns only if the reply definitely arrived. */
async function send(deps: Deps, actor: Actor, reply: ReplyRequest, claim: Claim): Promise<void> {
  const { key, id, text, files } = reply;
  const { attachments } = await uploadAll(deps, {
    key,
    files,
    purpose: 'message',
    maxFiles: attachmentLimit,
    journal: await readJournal(deps, key),
    before: () => claim.renew(),
    onProgress: (progress) => tell(deps, reply, progress),
  }).catch(async (error: unknown) => {
    const lost = error instanceof DomainError && error.code === 'in-progress';
    if (!claim.resumed && !lost) await discardUploads(deps, key);
    throw error;
  });
  // This attempt takes over what an earlier one expects in the feed: the text arrives once.
  if (claim.resumed) await deps.replies.release(key);
  const now = deps.now();
  const at = deps.service.timeOf?.(now) ?? now;
  await deps.replies.begin({ id: key, ticket: id, text, by: actor.id, at });
  await aboutTicket(id, async () => {
    try {
      await claim.send(() => deps.service.reply(id, text, attachments));
    } catch (error) {
      if (isDefinite(error)) {
        await deps.replies.release(key);
        // An earlier attempt may have arrived with these files.
        if (!claim.resumed) await discardUploads(deps, key);
      }
      if (error instanceof DomainError || isDefinite(error)) throw error;
      if (!(await hasArrived(deps, reply, claim))) throw new DomainError('uncertain', {}, { cause: error });
    }
  });
}

function tell({ log }: Deps, { onProgress }: ReplyRequest, progress: UploadProgress): void {
  try {
    onProgress?.(progress);
  } catch (error) {
    log.warn({ err: error }, 'cannot report progress');
  }
}

/** @throws DomainError `uncertain` if it can't be determined */
async function hasArrived(deps: Deps, { key, id, text }: ReplyRequest, claim: Claim): Promise<boolean> {
  const started = { since: claim.startedAt, serviceSince: claim.serviceStartedAt() };
  const sighting = await lookForReply(deps, { key, ticket: id, text, ...started });
  if (sighting === 'unknown') throw new DomainError('uncertain');
  return sighting === 'found';
}
