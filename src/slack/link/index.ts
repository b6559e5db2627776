import type { Place } from '../../tickets/links/link.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import type { Message } from '../interaction/answer.ts';
import { inWords } from '../kit/in-words.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../interaction/ids.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { linkView } from './form-view.ts';
import type { Result } from '../interaction/result.ts';
import { openForm } from '../interaction/open-form.ts';
import { askFirst } from './ask-first.ts';
import { refusalOf } from './membership.ts';

/**
 * Follows a ticket in a place, once it is sure that the bot can post there and that the person may see the place.
 * @param agreed who will read a private ticket there, as the person was told
 * @returns what to tell, and whether the ticket is followed there now
 */
export async function follow(
  surface: Surface,
  call: Pick<Call, 'actor' | 'act' | 'user' | 'botUser' | 'place' | 'isDirect'>,
  id: string,
  place: Place,
  agreed?: Readers,
): Promise<Result> {
  const { desk, texts } = surface;
  const actor = await call.actor();
  desk.require(actor, 'link');
  const refusal = await refusalOf(surface, call, place.channel);
  if (refusal !== undefined) return { done: false, said: refusal };
  const channel = `<#${place.channel}>`;
  try {
    const { existed } = await call.act(() => desk.link(actor, id, place, agreed));
    const said = inWords(existed ? 'commands.link.existed' : 'commands.link.done', { id, channel }, texts);
    return { done: true, said };
  } catch (error) {
    return askFirst(surface, error, { thread: place.thread });
  }
}

/** Asks for the channel. */
export async function openLink(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.link, texts('cards.link.title'), id, texts);
  await openForm(surface, call, texts('cards.link.title'), async () => {
    desk.require(await call.actor(), 'link');
    return linkView({ ticket: { id }, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Stops following a ticket in the place of the call. */
export async function unfollow({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const count = await call.act(() => desk.unlink(actor, id, call.place));
  return inWords('commands.unlink.done', { count, id }, texts);
}
