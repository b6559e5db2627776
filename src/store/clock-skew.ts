import { sql, type RawBuilder } from 'kysely';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/**
 * Due times after `limit` are moved to `at`. Epoch milliseconds; `at` is late enough that no earlier call can still
 * take effect.
 */
interface Limits {
  readonly limit: number;
  readonly at: number;
}

/** The longest that a due time can be in the future, by kind of work; milliseconds. */
export interface LongestPauses {
  /** Work that hasn't been tried is due immediately. */
  readonly none: number;
  readonly claim: number;
  /** The pause that Slack asks for. */
  readonly hold: number;
  /** Until earlier calls are paid for. */
  readonly budget: number;
  /** The account's pause after failed polls. */
  readonly failures: number;
  readonly feed: number;
  readonly sweep: number;
  readonly poll: number;
  readonly discovery: number;
  /** Between two attempts of a post or an edit. */
  readonly retry: number;
  /** Between two checks of a ticket that is gone. */
  readonly look: number;
}

/** A column with the time when something is due, or when its claim ends. */
interface Due {
  readonly table: keyof Schema;
  readonly column: string;
  readonly longest: keyof LongestPauses;
  /** Which rows: all, the account's, or those of the account's links. */
  readonly of?: 'account' | 'links' | undefined;
  readonly where?: RawBuilder<boolean> | undefined;
}

const tried = sql<boolean>`attempts > 0`;
const steady = sql<boolean>`failures = 0`;
const failing = sql<boolean>`failures > 0`;

/** All such columns; a column whose longest pause depends on the state has one line per state. */
// prettier-ignore
const dues: readonly Due[] = [
  { table: 'lease', column: 'until', longest: 'claim' },
  { table: 'channel', column: 'next_at', longest: 'hold' },
  { table: 'polling', column: 'free_at', longest: 'budget', of: 'account' },
  { table: 'polling', column: 'paused_until', longest: 'failures', of: 'account' },
  { table: 'polling', column: 'feed_retry_at', longest: 'feed', of: 'account' },
  { table: 'sweep', column: 'due_at', longest: 'sweep', of: 'account', where: steady },
  { table: 'sweep', column: 'due_at', longest: 'failures', of: 'account', where: failing },
  { table: 'poll_group', column: 'due_at', longest: 'poll', of: 'account', where: steady },
  { table: 'poll_group', column: 'due_at', longest: 'failures', of: 'account', where: failing },
  { table: 'discovery', column: 'due_at', longest: 'discovery', of: 'account', where: steady },
  { table: 'discovery', column: 'due_at', longest: 'failures', of: 'account', where: failing },
  { table: 'link', column: 'card_next_at', longest: 'none', of: 'account', where: sql`card_attempts = 0` },
  { table: 'link', column: 'card_next_at', longest: 'retry', of: 'account', where: sql`card_attempts > 0` },
  { table: 'access_card', column: 'next_at', longest: 'retry', of: 'account', where: tried },
  { table: 'delivery', column: 'next_at', longest: 'none', of: 'links', where: sql`state = 'pending' and attempts = 0` },
  { table: 'delivery', column: 'next_at', longest: 'retry', of: 'links', where: sql`state in ('pending', 'sending') and attempts > 0` },
  { table: 'file', column: 'next_at', longest: 'none', of: 'links', where: sql`state = 'pending' and attempts = 0` },
  { table: 'file', column: 'next_at', longest: 'retry', of: 'links', where: sql`state in ('pending', 'sharing') and attempts > 0` },
  { table: 'notice', column: 'next_at', longest: 'none', of: 'account', where: sql`state = 'pending' and attempts = 0` },
  { table: 'notice', column: 'next_at', longest: 'retry', of: 'account', where: sql`state in ('pending', 'sending') and attempts > 0` },
  { table: 'ticket', column: 'look_at', longest: 'look', of: 'account' },
  { table: 'late_answer', column: 'due_at', longest: 'hold' },
];

/** Times of the last read or find. They must never be ahead of the clock, or the next read would wait for them. */
// prettier-ignore
const marks: readonly Omit<Due, 'longest'>[] = [
  ...['absent_at', 'checked_at', 'gap_at'].map((column) => ({ table: 'ticket', column, of: 'account' }) as const),
  ...['listed_at', 'probed_at', 'swept_at'].map((column) => ({ table: 'sweep', column, of: 'account' }) as const),
  ...['unread_at', 'polled_at'].map((column) => ({ table: 'poll_group', column, of: 'account' }) as const),
];

/**
 * Repairs the due times left by a clock that was ahead and has been set back: everything due after `limit` becomes due
 * at `at`. Work that waits for good reason is tried a little early, and waits again.
 */
export async function bringForward({ db }: Database, { limit, at }: Limits): Promise<void> {
  for (const due of [...dues, ...marks]) await move(db, due, { limit, at });
}

/**
 * Detects at the start of a process that the clock was set back earlier: the time of the last recorded action is never
 * ahead of a correct clock.
 * @returns how far ahead the clock was at least, in milliseconds; 0 if there is no sign of it
 */
export async function aheadBy({ db }: Database, now: number): Promise<number> {
  const account = accountOf(db);
  const newest = await sql<{ at: number | null }>`
    select max(at) as at from (
      select max(polled_at) as at from poll_group where account = ${account}
      union all select max(swept_at) as at from sweep where account = ${account}
    ) as done`.execute(db);
  return Math.max(0, (newest.rows[0]?.at ?? 0) - now);
}

/** Moves due times that are further ahead than their longest pause to `at`; each column has its own longest pause. */
export async function bringWithinPauses(
  { db }: Database,
  { now, at, longest }: { readonly now: number; readonly at: number; readonly longest: LongestPauses },
): Promise<void> {
  for (const due of dues) await move(db, due, { limit: now + longest[due.longest], at });
  for (const mark of marks) await move(db, mark, { limit: now, at: now });
}

async function move(
  db: Database['db'],
  { table, column, of, where = sql`1 = 1` }: Omit<Due, 'longest'>,
  { limit, at }: Limits,
): Promise<void> {
  const account = accountOf(db);
  const own = {
    account: sql<boolean>`account = ${account}`,
    links: sql<boolean>`link_id in (select id from link where account = ${account})`,
    all: sql<boolean>`1 = 1`,
  }[of ?? 'all'];
  const time = sql.ref(column);
  await sql`update ${sql.table(table)} set ${time} = ${at} where ${time} > ${limit} and ${own} and ${where}`.execute(
    db,
  );
}
