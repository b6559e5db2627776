import type { Texts } from '../../locales/index.ts';
import { accessOf } from '../../tickets/ticket/authorization.ts';
import type { TicketEvent } from '../../tickets/ticket/events.ts';
import type { Authorization } from '../../tickets/ticket/ticket.ts';
import { sizeText } from '../text/cut.ts';
import { shownName, shownTime, shownWords, statusWord } from '../text/read.ts';

export type ChangeEvent = Exclude<TicketEvent, { readonly kind: 'message' | 'linked' }>;

/** A change in one line, without its time. */
export function changeWords(event: ChangeEvent, texts: Texts): string {
  return knownChange(event, texts) ?? texts('cards.other-change');
}

/** Like `changeWords`, but undefined if the kind of change is unknown because a newer version recorded it. */
export function knownChange(event: ChangeEvent, texts: Texts): string | undefined {
  switch (event.kind) {
    case 'status': {
      const [from, to] = [statusWord(event.from, texts), statusWord(event.to, texts)];
      return texts('cards.status-changed', { from, to });
    }
    case 'labels':
    case 'related':
      return (['added', 'removed'] as const)
        .filter((what) => event[what].length > 0)
        .map((what) => texts(`cards.${event.kind}.${what}`, { count: event[what].length, names: list(event[what]) }))
        .join(' · ');
    case 'withdrawn':
      return texts('messages.withdrawn', { user: `<@${event.by}>` });
    case 'severity':
      return texts('cards.severity-changed', { from: shownName(event.from), to: shownName(event.to) });
    case 'contact':
      return texts('cards.contact-changed');
    case 'access':
    case 'authorization':
      return accessWords(event, texts);
    case 'access-ending':
      return endingWords(event.authorization, texts);
    case 'access-approved':
      return texts('access.approved-line', {
        user: `<@${event.by}>`,
        resource: resourceWords(event.authorization, texts),
      });
    case 'file-left':
      return texts('cards.file-left', {
        ...{ name: shownName(event.name, 100), reason: event.reason },
        limit: sizeText(event.most),
      });
    case 'deleted':
      return texts('cards.gone');
    case 'returned':
      return texts('cards.returned');
    default:
      return undefined;
  }
}

/** The state of an access request, and its purpose. */
export function accessWords(
  { ticket, authorization }: { readonly ticket: string; readonly authorization: Authorization },
  texts: Texts,
): string {
  const { purpose, state } = authorization;
  const named = resourceWords(authorization, texts);
  const words = texts(`cards.access.${accessOf(authorization)}`, {
    ...{ resource: named, state, id: shownName(ticket) },
  });
  return purpose === undefined ? words : `${words} “${shownWords(purpose, 500, texts)}”`;
}

/** Says that access ends soon, and when. */
function endingWords(authorization: Authorization, texts: Texts): string {
  const { endsAt } = authorization;
  const resource = resourceWords(authorization, texts);
  return texts('access.ending', { resource, time: endsAt === undefined ? '–' : shownTime(endsAt) });
}

/** The hosts, the console, and the kind of access. The console is named only if there are hosts or no kind is given. */
export function resourceWords({ resource, hosts = [], console = false }: Authorization, texts: Texts): string {
  const foreign = (names: readonly string[]) => names.map((name) => shownName(name, 100));
  const named = [
    ...foreign(hosts.slice(0, 5)),
    ...(console && (hosts.length > 0 || resource === undefined) ? [texts('cards.access.console')] : []),
    ...foreign(resource === undefined ? [] : [resource]),
  ];
  return named.length === 0 ? texts('cards.access.resource') : named.join(', ');
}

/** Up to 20 names on one line. */
export function list(names: readonly string[]): string {
  return names
    .slice(0, 20)
    .map((name) => `*${shownName(name, 60)}*`)
    .concat(names.length > 20 ? ['…'] : [])
    .join(', ');
}
