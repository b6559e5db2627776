import { within } from '../../ops/within.ts';
import { DeskError } from '../../tickets/errors.ts';
import type { Texts } from '../../locales/index.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { isFinal } from '../../tickets/ticket/status.ts';
import { offerFollowUp } from '../kit/offer.ts';
import type { Modal } from '../kit/kit.ts';
import type { Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import type { Surface } from './context.ts';

/** Milliseconds that a form waits for the status of its ticket: it must open also if the ticket service is slow or down. */
const statusTimeoutMs = 1500;

/**
 * The form; for a ticket that is finished by now the offer of a follow-up, before somebody types in vain.
 * @throws DeskError `not-found`
 */
export async function unlessFinished(
  { desk, texts }: Surface,
  actor: Actor,
  { id, title }: { readonly id: string; readonly title: string },
  form: () => Modal | Promise<Modal>,
): Promise<Modal> {
  const asked = desk.status(actor, id).catch((error: unknown) => {
    if (error instanceof DeskError && error.code === 'not-found') throw error;
    return undefined;
  });
  const status = (await within(asked, statusTimeoutMs))?.value;
  if (status === undefined || !isFinal(status)) return form();
  return noteView(title, offerFollowUp({ id, status }, texts), texts);
}

/** What answers instead of a refusal, where it was refused because the ticket is finished. */
export function followUpInstead(error: unknown, id: string, texts: Texts): Message | undefined {
  if (!(error instanceof DeskError) || error.code !== 'finished') return undefined;
  const { status } = error.detail;
  return typeof status === 'number' ? offerFollowUp({ id, status }, texts) : undefined;
}
