import type { Paused } from '../../tickets/links/paused.ts';
import type { OwnPlace } from '../../tickets/links/suspended.ts';
import type { Message } from '../interaction/answer.ts';
import { inWords } from '../kit/in-words.ts';
import { shownName } from '../kit/ticket-words.ts';
import { channelAccess } from '../link/channel-access.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { moveAllView } from './move-view.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Result } from '../interaction/result.ts';
import { closed } from '../link/membership.ts';

/** Resumes all that somebody follows in a channel, once it is sure that the bot can post there again. */
export async function resumeAll({ client, desk, texts }: Surface, call: Call, place: OwnPlace): Promise<Message> {
  const actor = await call.actor();
  await desk.paused(actor, place);
  // Who may resume it is asked above: nobody gets to see anything in the channel by it.
  const access = await channelAccess(client, place.channel, undefined);
  if (access !== 'open') return closed(access, place.channel, call, texts);
  const paused = await desk.resumePaused(actor, place);
  const { count, ...words } = wordsOf(paused, place.channel);
  if (isNothing(paused)) return inWords('troubles.active.all', words, texts);
  if (count === 1 && paused.follow === undefined) return inWords('troubles.resumed', words, texts);
  return inWords('troubles.resumed.all', { ...words, count }, texts);
}

/** Asks for the channel to which all of it is to move. */
export async function openMoveAll(surface: Surface, call: Call, place: OwnPlace): Promise<Message | undefined> {
  const { desk, texts } = surface;
  await openForm(surface, call, texts('troubles.move.all.title'), async () => {
    await desk.paused(await call.actor(), place);
    return moveAllView({ place, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Moves all of it, once it is sure that the bot can post there and that the person may see the channel. */
export async function moveAll(
  { client, desk, texts }: Surface,
  call: Pick<Call, 'actor' | 'user' | 'botUser'>,
  place: OwnPlace,
  channel: string,
): Promise<Result> {
  const actor = await call.actor();
  await desk.paused(actor, place);
  const access = await channelAccess(client, channel, call.user);
  if (access !== 'open') return { done: false, said: closed(access, channel, call, texts) };
  const { paused, moved, taken, follow } = await desk.movePaused(actor, place, channel);
  const { count, ...words } = wordsOf(paused, channel);
  if (isNothing(paused)) {
    return { done: true, said: inWords('troubles.active.all', wordsOf(paused, place.channel), texts) };
  }
  const isDone = moved > 0 || follow === 'moved';
  if (count === 1 && follow === undefined) {
    return { done: isDone, said: inWords(isDone ? 'troubles.moved' : 'troubles.taken', words, texts) };
  }
  const said = inWords('troubles.moved.all', { ...words, moved, taken, follow: follow ?? 'none' }, texts);
  return { done: isDone, said };
}

function isNothing({ links, follow }: Paused): boolean {
  return links.length === 0 && follow === undefined;
}

function wordsOf({ links, follow }: Paused, channel: string) {
  const id = shownName(links[0]?.ticket ?? '');
  return { id, channel: `<#${channel}>`, count: links.length, follow: follow === undefined ? 'no' : 'yes' };
}
