import type { Link } from '../../tickets/links/link.ts';
import { type Feature, outdated, type Click } from '../interaction/feature.ts';
import type { Paused } from '../../tickets/links/paused.ts';
import type { OwnPlace } from '../../tickets/links/manage-paused.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import { callOf } from '../interaction/call.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { ids } from '../kit/ids.ts';
import { isChannelId, decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { openForm } from '../interaction/open-form.ts';
import { text, at } from '../payload.ts';
import { type Result, refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';
import { closed, channelAccess, askFirst } from '../link/membership.ts';
import { shownName } from '../text/read.ts';
import { moveAllView, moveView } from './view.ts';

/** Resumes everything that a person follows in a channel, if the bot can post there again. */
async function resumeAll({ client, useCases, texts }: SlackContext, call: Call, place: OwnPlace): Promise<Message> {
  const actor = await call.actor();
  await useCases.paused(actor, place);
  // The permission is checked above; resuming doesn't show anybody anything of the channel.
  const access = await channelAccess(client, place.channel, undefined);
  if (access !== 'open') return closed(access, place.channel, call, texts);
  const paused = await useCases.resumePaused(actor, place);
  const { count, ...words } = wordsOf(paused, place.channel);
  if (isNothing(paused)) return inWords('troubles.active.all', words, texts);
  if (count === 1 && paused.follow === undefined) return inWords('troubles.resumed', words, texts);
  return inWords('troubles.resumed.all', { ...words, count }, texts);
}

/** Asks for the channel to move everything to. */
async function openMoveAll(context: SlackContext, call: Call, place: OwnPlace): Promise<Message | undefined> {
  const { useCases, texts } = context;
  await openForm(context, call, texts('troubles.move.all.title'), async () => {
    await useCases.paused(await call.actor(), place);
    return moveAllView({ place, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Moves everything to another channel, if the bot can post there and the person can see it. */
async function moveAll(
  { client, useCases, texts }: SlackContext,
  call: Pick<Call, 'actor' | 'user' | 'botUser'>,
  place: OwnPlace,
  channel: string,
): Promise<Result> {
  const actor = await call.actor();
  await useCases.paused(actor, place);
  const access = await channelAccess(client, channel, call.user);
  if (access !== 'open') return { done: false, said: closed(access, channel, call, texts) };
  const { paused, moved, taken, follow } = await useCases.movePaused(actor, place, channel);
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

/**
 * A channel was unarchived, or somebody invited the bot again: paused work for the channel resumes automatically if
 * Slack confirms that the bot can post. If the event is lost, somebody must click Resume.
 */
export async function channelBack({ client, useCases, log }: SlackContext, body: unknown): Promise<void> {
  const channel = text(body, 'event', 'channel');
  if (!isChannelId(channel)) return;
  if ((await channelAccess(client, channel, undefined)) !== 'open') return;
  const resumed = await useCases.resumeChannel(channel);
  if (resumed > 0) log.info({ channel, resumed }, 'channel accepts posts again, links resumed');
}

/** Only the bot's own arrival matters. */
export async function memberJoined(context: SlackContext, body: unknown, botUser: string | undefined): Promise<void> {
  if (botUser !== undefined && text(body, 'event', 'user') === botUser) await channelBack(context, body);
}

const submitMove: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const metadata = text(body, 'view', 'private_metadata');
  const known = decodeMetadata('suspended', metadata);
  const place = decodeMetadata('paused', metadata);
  const values = at(body, 'view', 'state', 'values');
  const channel = text(values, ids.inputs.channel, ids.inputs.channel, 'selected_conversation');
  if (!isChannelId(channel)) return refuseOutdated(context, submitted);
  const call = callOf(context, body, botUser);
  if (place !== undefined) {
    return submitForm(context, submitted, {
      form: (state) => moveAllView({ place, channel, form: state }, context.texts),
      work: () => moveAll(context, call, place, channel),
    });
  }
  if (known === undefined) return refuseOutdated(context, submitted);
  return submitForm(context, submitted, {
    form: (state) => moveView({ link: { id: known.link }, channel, form: state }, context.texts),
    work: () => move(context, call, known.link, channel),
  });
};

type Task = (context: SlackContext, call: Call, link: string) => Promise<Message | undefined>;

/** Handles a button of one link, whose ID is its value; the task checks the permission. */
function onLinkButton(task: Task): Click {
  return async (context, call, value) => {
    const known = decodeMetadata('suspended', value);
    return known === undefined ? outdated(context) : task(context, call, known.link);
  };
}

type PausedTask = (context: SlackContext, call: Call, place: Metadata<'paused'>) => Promise<Message | undefined>;

/** Handles a button for everything that a person follows in a channel. */
function onPausedButton(task: PausedTask): Click {
  return async (context, call, value) => {
    const known = decodeMetadata('paused', value);
    return known === undefined ? outdated(context) : task(context, call, known);
  };
}

/** Resumes a paused link, if the bot can post there again. */
async function resume({ client, useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const { channel } = await useCases.ownLink(actor, id);
  // The permission is checked above; resuming doesn't show anybody anything of the channel.
  const access = await channelAccess(client, channel, undefined);
  if (access !== 'open') return closed(access, channel, call, texts);
  const { link, resumed } = await useCases.resume(actor, id);
  return inWords(resumed ? 'troubles.resumed' : 'troubles.active', wordsOfLink(link, channel), texts);
}

/** Asks for the channel to move a link to. */
async function openMove(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  await openForm(context, call, texts('troubles.move.title'), async () => {
    const link = await useCases.ownLink(await call.actor(), id);
    return moveView({ link, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Moves a link to another channel, if the bot can post there and the person can see it. */
export async function move(
  context: SlackContext,
  call: Pick<Call, 'actor' | 'user' | 'botUser'>,
  id: string,
  channel: string,
  agreed?: Readers,
): Promise<Result> {
  const { client, useCases, texts } = context;
  const actor = await call.actor();
  await useCases.ownLink(actor, id);
  const access = await channelAccess(client, channel, call.user);
  if (access !== 'open') return { done: false, said: closed(access, channel, call, texts) };
  try {
    const { link, outcome } = await useCases.move(actor, id, channel, agreed);
    return { done: outcome !== 'taken', said: inWords(`troubles.${outcome}`, wordsOfLink(link, channel), texts) };
  } catch (error) {
    return askFirst(context, error, { link: id });
  }
}

/** Queues a link's dead letters again. */
async function redeliver({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  return inWords('troubles.sent-again', { count: await useCases.redeliver(await call.actor(), id) }, texts);
}

function wordsOfLink({ ticket }: Link, channel: string) {
  return { id: shownName(ticket), channel: `<#${channel}>` };
}

export const paused: Feature = {
  clicks: {
    [ids.actions.resume]: onLinkButton(resume),
    [ids.actions.move]: onLinkButton(openMove),
    [ids.actions.redeliver]: onLinkButton(redeliver),
    [ids.actions.resumePaused]: onPausedButton(resumeAll),
    [ids.actions.movePaused]: onPausedButton(openMoveAll),
  },
  submissions: { [ids.views.move]: submitMove },
  isReadOnly: [ids.actions.move, ids.actions.movePaused],
};
