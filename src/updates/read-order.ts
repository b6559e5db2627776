import type { Member } from '../store/tickets.ts';
import type { Timing } from './timing.ts';

interface Now {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly timing: Timing;
}

/** Whether a ticket is due for a full read. */
export function isOverdue({ checked_at }: Member, now: number, { checkInterval }: Timing): boolean {
  return checked_at <= now - checkInterval;
}

/** A full read was requested: by a sweep that found it changed, or by a person who views it. */
const isAskedFor = ({ checked_at }: Member): boolean => checked_at === 0;

/** A ticket that the service reports as missing is tried again only after a while, whatever else requests it. */
function canBeRead({ absent_at }: Member, { at, timing }: Now): boolean {
  return absent_at === null || at - absent_at >= timing.absentAgain;
}

/**
 * Tickets that need more than the feed, in order: those with a new message; those that a sweep found changed or a
 * person views; unverified ones, oldest attempt first; a few whose last full read is long ago. Tickets that were
 * already tried since they became unverified come last: their read failed, and that must not delay the others.
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
