import { type Feature, onPageButton, onTicketButton } from '../interaction/feature.ts';
import type { Place } from '../../tickets/links/link.ts';
import { linksPerPage } from '../../tickets/links/linking.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import { callOf } from '../interaction/call.ts';
import { linkedTicket, type Command, commandTargetOf, onTicket, firstWord } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, isChannelId, type Metadata } from '../interaction/metadata.ts';
import { openForm } from '../interaction/open-form.ts';
import { at, text } from '../payload.ts';
import { type Result, refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { usageMessage } from '../interaction/usage-view.ts';
import { inWords, type Message } from '../kit/message.ts';
import type { Typed } from '../words/typed.ts';
import { refusalOf, askFirst } from './membership.ts';
import { linkList, linkView } from './view.ts';

/**
 * Follows a ticket in a channel or thread, if the bot can post there and the person can see it.
 * @param agreed the readers of a private ticket there that the person was shown and agreed to
 * @returns the message, and whether the ticket is followed there now
 */
export async function follow(
  context: SlackContext,
  call: Pick<Call, 'actor' | 'act' | 'user' | 'botUser' | 'place' | 'isDirect'>,
  id: string,
  place: Place,
  agreed?: Readers,
): Promise<Result> {
  const { useCases, texts } = context;
  const actor = await call.actor();
  useCases.require(actor, 'link');
  const refusal = await refusalOf(context, call, place.channel);
  if (refusal !== undefined) return { done: false, said: refusal };
  const channel = `<#${place.channel}>`;
  try {
    const { existed } = await call.act(() => useCases.link(actor, id, place, agreed));
    const said = inWords(existed ? 'commands.link.existed' : 'commands.link.done', { id, channel }, texts);
    return { done: true, said };
  } catch (error) {
    return askFirst(context, error, { thread: place.thread });
  }
}

/** Asks for the channel. */
export async function openLink(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.actions.link, texts('cards.link.title'), id, texts);
  await openForm(context, call, texts('cards.link.title'), async () => {
    useCases.require(await call.actor(), 'link');
    return linkView({ ticket: { id }, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Stops following a ticket in the channel or thread of the call. */
export async function unfollow({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  const count = await call.act(() => useCases.unlink(actor, id, call.place));
  return inWords('commands.unlink.done', { count, id }, texts);
}

/** A line without the channel that it names. */
export interface Aimed {
  readonly channel?: string | undefined;
  readonly rest: string;
}

/** How many channels of a line are considered; nobody names more. */
const pageSize = 50;

/**
 * Removes a channel mention from a line. If there are several it takes the last one, because the first may be a ticket:
 * a channel can have a ticket's number as its name.
 */
export function takeChannel({ text, channels }: Typed): Aimed {
  let found: { readonly at: number; readonly shown: string; readonly id: string } | undefined;
  for (const [shown, id] of [...channels].slice(-pageSize)) {
    const at = text.lastIndexOf(shown);
    if (at >= 0 && at > (found?.at ?? -1)) found = { at, shown, id };
  }
  if (found === undefined) return { rest: text };
  const { at, shown, id } = found;
  const rest = `${text.slice(0, at)} ${text.slice(at + shown.length)}`;
  // `#12345678` alone is the ticket, even if a channel has that name.
  if (rest.trim() === '' && /^#\d{6,}$/.test(shown)) return { rest: text };
  return { channel: id, rest };
}

/**
 * Whether a line begins with a channel's name without its ID. Such a name is ambiguous, because channels can be
 * renamed.
 */
export function isNamedOnly(rest: string): boolean {
  return /^[#＃]\D+$/u.test(firstWord(rest)[0]);
}

export const linkCommand: Command = {
  name: 'link',
  aliases: ['watch'],
  isReadOnly: false,
  run: async (context, call, line) => {
    const { texts } = context;
    const { channel, rest } = takeChannel(line);
    const aim = commandTargetOf(rest, undefined);
    // The text after the number is a channel's name, with or without `#`.
    if (isNamedOnly(rest) || (aim.kind === 'ticket' && aim.text.trim() !== '')) {
      return inWords('commands.link.name', {}, texts);
    }
    if (aim.kind === 'bad') return usageMessage('link', 'commands.bad-ticket', texts);
    const id = aim.kind === 'ticket' ? aim.id : await linkedTicket(context, call);
    if (id === undefined) return usageMessage('link', 'commands.no-ticket', texts);
    return (await follow(context, call, id, channel === undefined ? call.place : { channel })).said;
  },
};

const linksCommand: Command = {
  name: 'links',
  aliases: ['followed', 'follows', 'subscriptions'],
  isReadOnly: true,
  run: (context, call) => listLinks(context, call, { page: 0 }),
};

const submitLink: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('link', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const channel = text(values, ids.inputs.channel, ids.inputs.channel, 'selected_conversation');
  if (known === undefined || !isChannelId(channel)) return refuseOutdated(context, submitted);
  const { texts } = context;
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => linkView({ ticket: { id: known.ticket }, channel, form: state }, texts),
    work: () => follow(context, call, known.ticket, { channel }),
  });
};

export const unlinkCommand = onTicket({ name: 'unlink', isReadOnly: false }, unfollow);

/** What is followed where; the first page also shows which channels follow new tickets. */
async function listLinks({ useCases, texts }: SlackContext, call: Call, { page }: Metadata<'links'>): Promise<Message> {
  const actor = await call.actor();
  const [{ links, total }, follows] = await Promise.all([
    useCases.links(actor, page),
    page === 0 ? useCases.follows(actor) : [],
  ]);
  return linkList({ follows, links, total, page, hasMore: (page + 1) * linksPerPage < total }, texts);
}

export const link: Feature = {
  commands: [linkCommand, unlinkCommand, linksCommand],
  clicks: {
    [ids.actions.link]: onTicketButton(openLink),
    [ids.actions.unlink]: onTicketButton(unfollow),
    [ids.actions.linksPage]: onPageButton('links', listLinks),
  },
  submissions: { [ids.views.link]: submitLink },
  isReadOnly: [ids.actions.link, ids.actions.linksPage],
  menu: [{ name: 'link', group: 'work', permission: 'link', run: openLink }],
};
