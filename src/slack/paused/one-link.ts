import type { Link } from '../../tickets/links/link.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { shownName } from '../text/ticket-words.ts';
import { moveView } from './move-view.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Result } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';
import { askFirst } from '../link/ask-first.ts';
import { closed, channelAccess } from '../link/membership.ts';

/** Resumes a suspended link, once it is sure that the bot can post there again. */
export async function resume({ client, desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const { channel } = await desk.ownLink(actor, id);
  // Who may resume it is asked above: nobody gets to see anything in the channel by it.
  const access = await channelAccess(client, channel, undefined);
  if (access !== 'open') return closed(access, channel, call, texts);
  const { link, resumed } = await desk.resume(actor, id);
  return inWords(resumed ? 'troubles.resumed' : 'troubles.active', wordsOf(link, channel), texts);
}

/** Asks for the channel to which a link is to move. */
export async function openMove(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  await openForm(surface, call, texts('troubles.move.title'), async () => {
    const link = await desk.ownLink(await call.actor(), id);
    return moveView({ link, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Moves a link, once it is sure that the bot can post there and that the person may see the channel. */
export async function move(
  surface: Surface,
  call: Pick<Call, 'actor' | 'user' | 'botUser'>,
  id: string,
  channel: string,
  agreed?: Readers,
): Promise<Result> {
  const { client, desk, texts } = surface;
  const actor = await call.actor();
  await desk.ownLink(actor, id);
  const access = await channelAccess(client, channel, call.user);
  if (access !== 'open') return { done: false, said: closed(access, channel, call, texts) };
  try {
    const { link, outcome } = await desk.move(actor, id, channel, agreed);
    return { done: outcome !== 'taken', said: inWords(`troubles.${outcome}`, wordsOf(link, channel), texts) };
  } catch (error) {
    return askFirst(surface, error, { link: id });
  }
}

/** Puts back what could not be posted to a link after many tries. */
export async function sendDeadAgain({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  return inWords('troubles.sent-again', { count: await desk.sendAgain(await call.actor(), id) }, texts);
}

function wordsOf({ ticket }: Link, channel: string) {
  return { id: shownName(ticket), channel: `<#${channel}>` };
}
