import { isFinal, statuses } from '../../../tickets/status.ts';
import type { Message } from '../../answer.ts';
import { inWords } from '../../blocks/in-words.ts';
import { offer, offerFollowUp } from '../../blocks/offer.ts';
import { shownTitle } from '../../blocks/ticket-words.ts';
import { ids } from '../../ids.ts';
import type { Actor } from '../../../tickets/roles.ts';
import type { Call, Surface } from '../../surface.ts';
import { confirmView, type Confirmed } from '../../views/confirm.ts';
import { askedOf, unrated, type Asked } from '../../views/rating/inputs.ts';
import { noteView } from '../../views/note.ts';
import { openForm } from '../open-form.ts';
import { followUpInstead } from './finished.ts';

/** Asks before something is done that cannot be taken back; names the ticket as the service knows it. */
export async function askFirst(
  surface: Surface,
  call: Call,
  action: Confirmed,
  id: string,
): Promise<Message | undefined> {
  const { desk, texts } = surface;
  const title = texts('cards.act.title', { action });
  if (call.triggerId === undefined) return offer(ids.actions[action], title, id, texts);
  await openForm(surface, call, title, async () => {
    const actor = await call.actor();
    await desk.allow(actor, { id, action });
    const [{ description, status, resolution }, asked] = await Promise.all([
      desk.show(actor, id),
      action === 'close' ? dimensionsFor(surface, actor) : [],
    ]);
    // A finished ticket is what one deletes.
    if (action !== 'delete' && isFinal(status)) return noteView(title, offerFollowUp({ id, status }, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    const solved = action === 'close' && status === statuses.toBeConfirmed ? resolution : undefined;
    const rating = { asked, rated: unrated };
    return confirmView({ action, ticket, resolution: solved, rating, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** What a rating is asked for; nothing where the service does not tell, since closing does not hang on it. */
async function dimensionsFor({ desk, log }: Surface, actor: Actor): Promise<Asked> {
  try {
    return askedOf(await desk.rating.dimensions(actor));
  } catch (error) {
    log.warn({ err: error }, 'cannot load rating options, closing without them');
    return [];
  }
}

/** Urging takes nothing away, so it is done without a question. */
export async function urge({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  try {
    await call.act(() => desk.act(actor, { key: call.key, id, action: 'urge' }));
  } catch (error) {
    const followUp = followUpInstead(error, id, texts);
    if (followUp === undefined) throw error;
    return followUp;
  }
  return inWords('cards.act.done', { action: 'urge', id }, texts);
}
