import type { Member } from '../store/tickets.ts';
import type { Timing } from './timing.ts';

interface Now {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly timing: Timing;
}

/** Whether it is time to read a ticket with all that belongs to it. */
export function isOverdue({ checked_at }: Member, now: number, { checkInterval }: Timing): boolean {
  return checked_at <= now - checkInterval;
}

/** Somebody wants it read as a whole now: a sweep, which found it changed, or a person, who looks at it. */
const isAskedFor = ({ checked_at }: Member): boolean => checked_at === 0;

/** A ticket of which the service says that there is none is asked for again after a while, whatever else calls for it. */
function canBeRead({ absent_at }: Member, { at, timing }: Now): boolean {
  return absent_at === null || at - absent_at >= timing.absentAgain;
}

/**
 * Tickets that need more than the feed, in turn: those with a new message; those that a sweep found changed or a person looks at;
 * those in doubt, oldest try first; a few of those that were not read as a whole for long. Who had a turn since the doubt came up
 * comes last: its reading failed, which is to keep nobody back.
 */
export function choose(
  members: readonly Member[],
  { news, ...now }: Now & { readonly news: readonly Member[] },
): { readonly wanted: readonly Member[]; readonly doubtful: readonly Member[] } {
  const { at, timing } = now;
  const readable = members.filter((member) => canBeRead(member, now));
  const ids = new Set(news.map(({ id }) => id));
  const doubtful = readable.filter(({ doubt_at }) => doubt_at !== null).sort((a, b) => a.tried_at - b.tried_at);
  const hadTurn = ({ tried_at, doubt_at }: Member) => doubt_at !== null && tried_at >= doubt_at;
  const overdue = readable
    .filter((member) => isOverdue(member, at, timing))
    .sort((a, b) => a.checked_at - b.checked_at);
  const wanted = new Set([
    ...readable.filter(({ id }) => ids.has(id)),
    ...readable.filter(isAskedFor),
    ...doubtful.filter((member) => !hadTurn(member)),
    ...overdue.slice(0, timing.checksPerPoll),
    ...readable.filter(({ absent_at }) => absent_at !== null),
    ...doubtful.filter(hadTurn),
  ]);
  return { wanted: [...wanted], doubtful };
}

/** All tickets in turn, for a group that is read without the feed. */
export function oldestTryFirst(members: readonly Member[], now: Now): readonly Member[] {
  return members.filter((member) => canBeRead(member, now)).sort((a, b) => a.tried_at - b.tried_at);
}
