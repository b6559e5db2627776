import type { Message } from '../interaction/answer.ts';
import { inWords } from '../kit/in-words.ts';
import { offer } from '../kit/offer.ts';
import { shownTitle } from '../kit/ticket-words.ts';
import { ids } from '../interaction/ids.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { noteView } from '../kit/note.ts';
import { askedOf, unrated } from './view.ts';
import { rateView } from './rate-view.ts';
import { openForm } from '../interaction/open-form.ts';

/** Opens the form for a rating. */
export async function openRate(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.rate, texts('rating.title'), id, texts);
  await openForm(surface, call, texts('rating.title'), async () => {
    const actor = await call.actor();
    await desk.allow(actor, { id, action: 'close' });
    const [dimensions, { description }] = await Promise.all([desk.rating.dimensions(actor), desk.show(actor, id)]);
    if (dimensions.length === 0) return noteView(texts('rating.title'), inWords('rating.none', {}, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    return rateView({ ticket, asked: askedOf(dimensions), rated: unrated, form: { state: 'open' } }, texts);
  });
  return undefined;
}
