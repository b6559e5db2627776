import { may, type Actor } from '../../tickets/roles/roles.ts';
import type { Message } from '../interaction/answer.ts';
import type { Modal } from '../kit/kit.ts';
import { offer } from '../kit/offer.ts';
import { cut } from '../kit/text.ts';
import { shownTitle } from '../kit/ticket-words.ts';
import { ids } from '../interaction/ids.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { hubView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';
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
