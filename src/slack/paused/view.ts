import type { types } from '@slack/bolt';
import type { Texts, TextKey } from '../../locales/index.ts';
import type { Link } from '../../tickets/links/link.ts';
import type { OwnPlace } from '../../tickets/links/manage-paused.ts';
import type { LinkState } from '../../tickets/links/delivery-problems.ts';
import type { Notice } from '../../updates/ports.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { button, section, type Modal } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { type FormState, channelForm } from '../kit/modal.ts';
import { shownName } from '../text/read.ts';

/** How many tickets a notice names. */
const maxNamed = 20;

/** Tells a person that nothing can be posted where they follow something, and what to do. */
export function pauseNotice(notice: Notice, texts: Texts): Message {
  const text = [...whatStopped(notice, texts), texts('troubles.notice.mend', { reason: notice.reason })].join('\n');
  return message(text, [section(text), { type: 'actions', elements: noticeButtons(notice, texts) }]);
}

function whatStopped({ tickets, followsNew, channel: id, reason: code }: Notice, texts: Texts): string[] {
  const [channel, reason] = [`<#${id}>`, reasonWords(code, texts)];
  const named = tickets.slice(0, maxNamed).map((ticket) => shownName(ticket));
  const [first] = named;
  if (first === undefined) return [texts('troubles.notice.new', { channel, reason })];
  const also = followsNew ? [texts('troubles.notice.new-too')] : [];
  if (tickets.length === 1) return [texts('troubles.notice', { id: first, channel, reason }), ...also];
  const more = tickets.length - named.length;
  return [
    texts('troubles.notice.many', { count: tickets.length, channel, reason }),
    texts('troubles.notice.tickets', { list: named.join(', '), more }),
    ...also,
  ];
}

function noticeButtons({ channel, creator }: Notice, texts: Texts): types.Button[] {
  const value = encodeMetadata('paused', { channel, creator });
  return [
    button({
      action: ids.actions.resumePaused,
      text: texts('troubles.resume'),
      value,
      style: 'primary',
      label: texts('troubles.resume.all-label'),
    }),
    button({
      action: ids.actions.movePaused,
      text: texts('troubles.move'),
      value,
      label: texts('troubles.move.all-label'),
    }),
  ];
}

/** The actions for a paused link; button IDs in one block must differ. */
export function pausedButtons({ id: link, ticket: id }: Pick<Link, 'id' | 'ticket'>, texts: Texts): types.Button[] {
  const value = encodeMetadata('suspended', { link });
  return [
    button({
      action: ids.actions.resume,
      text: texts('troubles.resume'),
      value,
      style: 'primary',
      label: texts('troubles.resume.label', { id }),
    }),
    button({
      action: ids.actions.move,
      text: texts('troubles.move'),
      value,
      label: texts('troubles.move.label', { id }),
    }),
  ];
}

/** A paused link as operators see it. */
export function pausedLine(
  { link, since, unnotified: unsent, waiting }: LinkState,
  time: (at: number) => string,
  texts: Texts,
): string {
  const line = texts('troubles.suspended.line', {
    id: shownName(link.ticket),
    channel: `<#${link.channel}>`,
    user: `<@${link.creator}>`,
    reason: reasonWords(link.paused ?? '', texts),
    since: since === undefined ? 'none' : time(since),
    waiting,
  });
  return unsent === undefined ? line : `${line} ${texts('troubles.untold', { reason: reasonWords(unsent, texts) })}`;
}

/** Texts for common Slack error codes. */
const known = new Map<string, TextKey>([
  ['is_archived', 'troubles.reason.is_archived'],
  ['not_in_channel', 'troubles.reason.not_in_channel'],
  ['channel_not_found', 'troubles.reason.channel_not_found'],
  ['user_not_found', 'troubles.reason.user_gone'],
  ['user_disabled', 'troubles.reason.user_gone'],
  ['user_not_visible', 'troubles.reason.user_gone'],
  ['messages_tab_disabled', 'troubles.reason.messages_tab_disabled'],
  ['is_inactive', 'troubles.reason.is_inactive'],
  ['cannot_reply_to_message', 'troubles.reason.no_replies'],
  ['missing_scope', 'troubles.reason.permission'],
  ['no_permission', 'troubles.reason.permission'],
  ['ekm_access_denied', 'troubles.reason.organization'],
  ['enterprise_is_restricted', 'troubles.reason.organization'],
  ['team_access_not_granted', 'troubles.reason.organization'],
]);

/** Why Slack refused something; unknown codes are shown as they are. */
export function reasonWords(code: string, texts: Texts): string {
  const key = code.startsWith('restricted_action') ? 'troubles.reason.restricted_action' : known.get(code);
  return key === undefined ? texts('troubles.reason.other', { code: shownName(code, 60) }) : texts(key);
}

export interface MoveForm {
  readonly link: Pick<Link, 'id'> & { readonly ticket?: string | undefined };
  /** The channel chosen before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

export interface MoveAllForm {
  readonly place: OwnPlace;
  /** The channel chosen before. */
  readonly channel?: string | undefined;
  readonly form: FormState;
}

/** Asks for the channel to move everything to that a person follows in another one. */
export function moveAllView({ place, channel, form }: MoveAllForm, texts: Texts): Modal {
  const { channel: from, creator } = place;
  return channelForm(
    {
      ...{ callback: ids.views.move, metadata: encodeMetadata('paused', { channel: from, creator }) },
      words: 'troubles.move.all',
      ticket: undefined,
      chosen: channel === undefined ? {} : { initial_conversation: channel },
      form,
    },
    texts,
  );
}

/** Asks for the channel to move a paused link to. */
export function moveView({ link, channel, form }: MoveForm, texts: Texts): Modal {
  return channelForm(
    {
      ...{ callback: ids.views.move, metadata: encodeMetadata('suspended', { link: link.id }), words: 'troubles.move' },
      ticket: link.ticket === undefined ? undefined : { id: link.ticket },
      chosen: channel === undefined ? {} : { initial_conversation: channel },
      form,
    },
    texts,
  );
}
