import type { Place } from '../../../tickets/link.ts';
import type { Message } from '../../answer.ts';
import { inWords } from '../../blocks/in-words.ts';
import { offer } from '../../blocks/offer.ts';
import { ids } from '../../ids.ts';
import type { Call, Surface } from '../../surface.ts';
import { linkView } from '../../views/link.ts';
import type { Result } from '../result.ts';
import { openForm } from '../open-form.ts';
import { refusalOf } from './membership.ts';

/**
 * Follows a ticket in a place, once it is sure that the bot can post there and that the person may see the place.
 * @returns what to tell, and whether the ticket is followed there now
 */
export async function follow(
  surface: Surface,
  call: Pick<Call, 'actor' | 'act' | 'user' | 'botUser' | 'place' | 'isDirect'>,
  id: string,
  place: Place,
): Promise<Result> {
  const { desk, texts } = surface;
  const actor = await call.actor();
  desk.require(actor, 'link');
  const refusal = await refusalOf(surface, call, place.channel);
  if (refusal !== undefined) return { done: false, said: refusal };
  const channel = `<#${place.channel}>`;
  const { existed } = await call.act(() => desk.link(actor, id, place));
  return {
    done: true,
    said: inWords(existed ? 'commands.link.existed' : 'commands.link.done', { id, channel }, texts),
  };
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
