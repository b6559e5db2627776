import type { Texts } from '../../locales/index.ts';
import { accessOf, settled } from '../../tickets/ticket/authorization.ts';
import type { ListedRequest } from '../../tickets/access/desk.ts';
import { accessBlocks, accessButtons } from './card-view.ts';
import { resourceWords } from '../delivery/change-view.ts';
import { fits } from '../kit/fit.ts';
import { context, limits, section, type Block } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { shownName } from '../text/ticket-words.ts';

/** Requests in one message, and blocks of them: each has up to 7, and a view may hold them beside its own. */
const most = { requests: 10, blocks: limits.messageBlocks - 2 } as const;

export interface ShownRequests {
  readonly ticket: string;
  readonly requests: readonly ListedRequest[];
  /** Whether whoever sees this may decide, and read logs. */
  readonly decides: boolean;
  readonly at: number;
}

/** Characters of a message's blocks that are for the title, and for how many more there are. */
const around = 1000;

/** The requests for access of a ticket, the latest first, with what can be done about each. */
export function accessList({ ticket, requests, decides, at }: ShownRequests, texts: Texts): Message {
  const id = shownName(ticket);
  if (requests.length === 0) return message(texts('access.none', { id }));
  const text = texts('access.list', { id });
  const asked = ({ authorization }: ListedRequest) => authorization.askedAt ?? 0;
  const latest = [...requests].sort((a, b) => asked(b) - asked(a)).slice(0, most.requests);
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
  return blocks.length <= most.blocks && fits(blocks, limits.messageSize - around);
}
