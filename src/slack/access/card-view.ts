import type { Texts, TextKey } from '../../locales/index.ts';
import type { Approval } from '../../tickets/access/approval.ts';
import { leftUntil } from '../../tickets/access/countdown.ts';
import type { ListedRequest } from '../../tickets/access/use-cases.ts';
import { isRequestId } from '../../tickets/access/settle.ts';
import { accessOf, settled, type Access } from '../../tickets/ticket/authorization.ts';
import type { Authorization } from '../../tickets/ticket/ticket.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { context, fields, section, type Block, button, type ButtonOptions, limits } from '../kit/kit.ts';
import { message, type Message, fits } from '../kit/message.ts';
import { shownName, shownTime, shownWords } from '../text/read.ts';

export interface ShownAccess {
  readonly ticket: string;
  readonly authorization: Authorization;
  /** The approvals given through the bot. */
  readonly approvals: readonly Approval[];
  /** The current time, epoch milliseconds. */
  readonly at: number;
}

/**
 * The card of an access request: who wants to enter what, why and for how long, its state, and the possible actions.
 * Everybody sees the same card; permissions are checked when somebody acts.
 */
export function accessCard(shown: ShownAccess, texts: Texts): Message {
  const authorization = settled(shown.authorization, shown.at);
  const resource = resourceWords(authorization, texts);
  const title = texts('access.title', { access: accessOf(authorization), resource, state: authorization.state });
  const { ticket } = shown;
  const text = `${texts('cards.ticket', { id: shownName(ticket) })}: ${title}`;
  const blocks = [
    section(title),
    ...accessBlocks({ ...shown, authorization }, texts),
    ...accessButtons(ticket, authorization, texts),
  ];
  return message(text, blocks, 1000);
}

/** The purpose, what access would allow, the times, and who approved the request or why it was rejected. */
export function accessBlocks({ authorization, approvals, at }: ShownAccess, texts: Texts): Block[] {
  const { purpose, letter, rejectReason, askedAt, startsAt, endsAt } = authorization;
  const times = [
    [texts('access.asked-at'), askedAt],
    [texts('access.starts-at'), startsAt],
    [texts('access.ends-at'), endsAt],
  ] as const;
  const facts = times.flatMap(([name, time]) => (time === undefined ? [] : [`*${name}*\n${shownTime(time)}`]));
  const access = accessOf(authorization);
  return [
    ...(purpose === undefined ? [] : [section(`“${shownWords(purpose, 2000, texts)}”`)]),
    ...(letter === undefined ? [] : [context(texts('access.letter', { letter: shownWords(letter, 1000, texts) }))]),
    ...(facts.length === 0 ? [] : [fields(facts)]),
    ...(access === 'granted' && endsAt !== undefined ? [context(leftWords(endsAt, at, texts))] : []),
    ...((access === 'rejected' || access === 'refused') && rejectReason !== undefined
      ? [context(texts('access.rejected-because', { reason: shownWords(rejectReason, 500, texts) }))]
      : []),
    ...(approvals.length === 0 ? [] : [context(approvedBy(approvals, access === 'asked', texts))]),
  ];
}

/** The remaining time in whole days, hours or minutes; the card is redrawn at each step. */
function leftWords(end: number, now: number, texts: Texts): string {
  const minutes = Math.ceil(leftUntil(end, now) / 60_000);
  if (minutes >= 24 * 60) return texts('access.left.days', { count: Math.ceil(minutes / (24 * 60)) });
  return minutes >= 60
    ? texts('access.left.hours', { count: Math.ceil(minutes / 60) })
    : texts('access.left.minutes', { count: minutes });
}

function approvedBy(approvals: readonly Approval[], waiting: boolean, texts: Texts): string {
  const users = approvals.map(({ by }) => `<@${by}>`).join(', ');
  return texts(waiting ? 'access.approved-first' : 'access.approved-by', { users });
}

type Choice = 'approve' | 'reject' | 'cancel' | 'log';

/** The possible actions by state; the service itself refuses what it doesn't accept. */
const choices: Readonly<Record<Access, readonly Choice[]>> = {
  initial: [],
  asked: ['approve', 'reject'],
  approving: ['approve', 'reject'],
  granted: ['cancel', 'log'],
  rejected: [],
  refused: [],
  recalled: ['log'],
  canceled: ['log'],
  ended: ['log'],
  other: ['log'],
};

const words: Readonly<Record<Choice, TextKey>> = {
  approve: 'access.approve',
  reject: 'access.reject',
  cancel: 'access.cancel',
  log: 'access.log',
};

const styles: Readonly<Record<Choice, ButtonOptions['style']>> = {
  approve: 'primary',
  reject: undefined,
  cancel: 'danger',
  log: undefined,
};

/** The buttons of a request. A message can contain several requests, so each has its own action IDs. */
function accessButtons(ticket: string, authorization: Authorization, texts: Texts): Block[] {
  const { id } = authorization;
  const offered = isRequestId(id) ? choices[accessOf(authorization)] : [];
  if (offered.length === 0) return [];
  const value = encodeMetadata('access', { ticket, request: id });
  const elements = offered.map((choice) => {
    const text = texts(words[choice]);
    return button({
      action: `${ids.access[choice]}:${id}`,
      text,
      value,
      style: styles[choice],
      label: `${text} (${ticket})`,
    });
  });
  return [{ type: 'actions', elements }];
}

/**
 * How many requests fit in a message, and how many blocks they can have: each request has up to 7, and a view adds its
 * own.
 */
const limitsOfList = { requests: 10, blocks: limits.messageBlocks - 2 } as const;

export interface ShownRequests {
  readonly ticket: string;
  readonly requests: readonly ListedRequest[];
  /** Whether the viewer can decide requests and read logs. */
  readonly decides: boolean;
  readonly at: number;
}

/** Characters of a message's blocks reserved for the title and the count of further requests. */
const around = 1000;

/** The access requests of a ticket, latest first, with the possible actions. */
export function accessList({ ticket, requests, decides, at }: ShownRequests, texts: Texts): Message {
  const id = shownName(ticket);
  if (requests.length === 0) return message(texts('access.none', { id }));
  const text = texts('access.list', { id });
  const asked = ({ authorization }: ListedRequest) => authorization.askedAt ?? 0;
  const latest = [...requests].sort((a, b) => asked(b) - asked(a)).slice(0, limitsOfList.requests);
  const drawn = latest.map(({ authorization: read, approvals }) => {
    const authorization = settled(read, at);
    const resource = resourceWords(authorization, texts);
    const title = texts('access.title', { access: accessOf(authorization), resource, state: authorization.state });
    return [
      section(title),
      ...accessBlocks({ ticket, authorization, approvals, at }, texts),
      ...(decides ? accessButtons(ticket, authorization, texts) : []),
    ];
  });
  const fitting = drawn.filter((_, place) => hasRoom(drawn.slice(0, place + 1).flat()));
  const left = requests.length - fitting.length;
  const more = left === 0 ? [] : [context(texts('access.more', { count: left }))];
  return message(text, [section(`*${text}*`), ...fitting.flat(), ...more]);
}

function hasRoom(blocks: readonly Block[]): boolean {
  return blocks.length <= limitsOfList.blocks && fits(blocks, limits.messageSize - around);
}
