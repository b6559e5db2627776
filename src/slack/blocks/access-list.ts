import type { Texts } from '../../locales/index.ts';
import { accessOf, settled } from '../../tickets/authorization.ts';
import type { Authorization } from '../../tickets/ticket.ts';
import type { Message } from '../answer.ts';
import { accessBlocks } from './access-card.ts';
import { accessButtons } from './access-buttons.ts';
import { resourceWords } from './change-line.ts';
import { context, section } from './kit.ts';
import { shownName } from './ticket-words.ts';

/** Requests in one message; each has up to 4 blocks, and a view may hold them beside its own. */
const most = 10;

/** The requests for access of a ticket, the latest first, with what can be done about each. */
export function accessList(
  {
    ticket,
    requests,
    at,
  }: { readonly ticket: string; readonly requests: readonly Authorization[]; readonly at: number },
  texts: Texts,
): Message {
  const id = shownName(ticket);
  if (requests.length === 0) return { text: texts('access.none', { id }) };
  const text = texts('access.list', { id });
  const shown = [...requests].sort((a, b) => (b.askedAt ?? 0) - (a.askedAt ?? 0)).slice(0, most);
  const blocks = shown.flatMap((asked) => {
    const authorization = settled(asked, at);
    const resource = resourceWords(authorization, texts);
    const title = texts('access.title', { access: accessOf(authorization), resource, state: authorization.state });
    return [
      section(title),
      ...accessBlocks({ ticket, authorization, approvals: [], at }, texts),
      ...accessButtons(ticket, authorization, texts),
    ];
  });
  const left = requests.length - shown.length;
  const more = left === 0 ? [] : [context(texts('access.more', { count: left }))];
  return { text, blocks: [section(`*${text}*`), ...blocks.slice(0, 46), ...more] };
}
