import { may, type Actor } from '../../../tickets/roles.ts';
import type { Message } from '../../answer.ts';
import type { Modal } from '../../blocks/kit.ts';
import { cut } from '../../blocks/text.ts';
import { shownTitle } from '../../blocks/ticket-words.ts';
import { ids } from '../../ids.ts';
import type { Metadata } from '../../metadata.ts';
import type { Call, Surface } from '../../surface.ts';
import { hubView } from '../../views/hub.ts';
import { openForm } from '../open-form.ts';
import { offer } from '../tasks/offer.ts';
import { hubEntries } from './entries.ts';

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

/** The entries for this role and this status. */
export function drawHub({ texts }: Surface, { role }: Actor, ticket: Metadata<'hub'>, said?: Message): Modal {
  const own = hubEntries.filter(({ permission, fits }) => may(role, permission) && (fits?.(ticket.status) ?? true));
  return hubView(ticket, own, said, texts);
}
