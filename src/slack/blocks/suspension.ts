import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { Link } from '../../tickets/link.ts';
import type { LinkState } from '../../tickets/troubles.ts';
import type { Message } from '../answer.ts';
import { ids } from '../ids.ts';
import { encodeMetadata } from '../metadata.ts';
import { button, section } from './kit.ts';
import { reasonWords } from './reasons.ts';
import { shownName } from './ticket-words.ts';

/** Tells the creator of a link that nothing can be posted there any more, and what to do. */
export function suspensionNotice(link: Link & { readonly suspended: string }, texts: Texts): Message {
  const what = texts('troubles.notice', {
    id: shownName(link.ticket),
    channel: `<#${link.channel}>`,
    reason: reasonWords(link.suspended, texts),
  });
  const text = `${what}\n${texts('troubles.notice.mend', { reason: link.suspended })}`;
  return { text, blocks: [section(text), { type: 'actions', elements: suspendedButtons(link, texts) }] };
}

/** What can be done about a suspended link; the ids of buttons in one block differ. */
export function suspendedButtons({ id: link, ticket: id }: Pick<Link, 'id' | 'ticket'>, texts: Texts): types.Button[] {
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

/** A suspended link as operators see it. */
export function suspendedLine(
  { link, since, untold, waiting }: LinkState,
  time: (at: number) => string,
  texts: Texts,
): string {
  const line = texts('troubles.suspended.line', {
    id: shownName(link.ticket),
    channel: `<#${link.channel}>`,
    user: `<@${link.creator}>`,
    reason: reasonWords(link.suspended ?? '', texts),
    since: since === undefined ? 'none' : time(since),
    waiting,
  });
  return untold === undefined ? line : `${line} ${texts('troubles.untold', { reason: reasonWords(untold, texts) })}`;
}
