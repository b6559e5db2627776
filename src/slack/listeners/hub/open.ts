import { may, type Actor } from '../../../tickets/roles.ts';
import type { Message } from '../../answer.ts';
import type { Modal } from '../../blocks/kit.ts';
import { offer } from '../../blocks/offer.ts';
import { cut } from '../../blocks/text.ts';
import { shownTitle } from '../../blocks/ticket-words.ts';
import { ids } from '../../ids.ts';
import type { Metadata } from '../../metadata.ts';
import type { Call, Surface } from '../../surface.ts';
import { hubView } from '../../views/hub.ts';
import { openForm } from '../open-form.ts';
import { hubEntries, type HubEntry } from './entries.ts';

/** Opens the modal with all that this person can do with a ticket as it is now. */
export async function openHub(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.hub.open, texts('hub.title'), id, texts);
  await openForm(surface, call, texts('hub.title'), async () => {
    const actor = await call.actor();
    const { status, description } = await desk.show(actor, id);
    return drawHub(surface, actor, { ticket: id, status, title: cut(shownTitle(description, texts), 200) });
  });
  return undefined;
}

/** The entries for this person and this status. */
export async function drawHub(
  { desk, texts }: Surface,
  actor: Actor,
  ticket: Metadata<'hub'>,
  said?: Message,
): Promise<Modal> {
  const { role } = actor;
  const [isOwn, privacy] = await Promise.all([
    desk.isOwn(actor, ticket.ticket),
    desk.privacy.isChoice ? desk.privacy.state(actor, ticket.ticket) : undefined,
  ]);
  const allowed = ({ permission, own }: HubEntry) =>
    may(role, permission) || (isOwn && own !== undefined && may(role, own));
  const makesSense = ({ fits, onPrivate }: HubEntry) =>
    (fits?.(ticket.status) ?? true) && (onPrivate === undefined || onPrivate === privacy?.isPrivate);
  const entries = hubEntries.filter((entry) => allowed(entry) && makesSense(entry));
  return hubView(ticket, entries, said, texts);
}
