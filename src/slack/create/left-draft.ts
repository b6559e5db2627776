import type { Logger } from 'pino';
import { noDeadline } from '../../ops/deadline.ts';
import type { UnfinishedInstruction } from '../../store/instructions.ts';
import type { Cache } from '../../tickets/ports.ts';
import { createDrafts } from '../interaction/drafts.ts';
import { ids } from '../kit/ids.ts';
import { text } from '../payload.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { viewOf } from './open-form-state.ts';

/** How long Slack waits for an acknowledgment, in milliseconds. After that, the person can send the same form again. */
const ackLimitMs = 3000;

/**
 * Makes the draft of a form available after the process that was sending it stopped: it is no longer marked as being sent, so a
 * new form offers it. If the person has sent the form again, nothing changes. Never rejects.
 * @param body payload of the submission; other payloads are ignored
 */
export async function offerLeftDraft(
  deps: { readonly cache: Cache; readonly log: Logger },
  body: unknown,
  { receivedAt }: Pick<UnfinishedInstruction, 'receivedAt'>,
): Promise<void> {
  if (text(body, 'type') !== 'view_submission' || text(body, 'view', 'callback_id') !== ids.views.create) return;
  const person = viewOf(body)?.person;
  const key = decodeMetadata('create', text(body, 'view', 'private_metadata'))?.key;
  if (person === undefined || key === undefined) return;
  const drafts = createDrafts({ ...deps, timeLeft: noDeadline.left });
  const draft = await drafts.of(person, key);
  if (draft?.sending === undefined || draft.sending > receivedAt + ackLimitMs) return;
  await drafts.save(person, { ...draft, sending: undefined });
}
