import { sql, type RawBuilder } from 'kysely';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Epoch milliseconds; `at` is late enough that no call of the time before can still have an effect. */
interface Limits {
  readonly limit: number;
  readonly at: number;
}

/** How far ahead what waits may be due at most, by what it waits for; milliseconds. */
export interface LongestPauses {
  /** It is due at once, as long as nothing was tried. */
  readonly none: number;
  readonly claim: number;
  /** The wait that Slack asks for. */
  readonly hold: number;
  /** Until calls that were made are paid for. */
  readonly budget: number;
  /** Of an account, after failed polls. */
  readonly failures: number;
  readonly feed: number;
  readonly sweep: number;
  readonly poll: number;
  readonly discovery: number;
  /** Between two tries of a post or an edit. */
  readonly retry: number;
  /** Between two looks at a ticket that is gone. */
  readonly look: number;
}

/** A column with the time at which something is due, or its claim ends. */
interface Due {
  readonly table: keyof Schema;
  readonly column: string;
  readonly longest: keyof LongestPauses;
  /** Whose rows: all, the account's, those of the account's links. */
  readonly of?: 'account' | 'links' | undefined;
  readonly where?: RawBuilder<boolean> | undefined;
}

const tried = sql<boolean>`attempts > 0`;
const steady = sql<boolean>`failures = 0`;
const failing = sql<boolean>`failures > 0`;

/** All there are; what is due at another time in another state has a line for each. */
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

/** When something was read or found last. It is never ahead of the clock: it would keep the next reading from its turn. */
// prettier-ignore
const marks: readonly Omit<Due, 'longest'>[] = [
  ...['absent_at', 'checked_at', 'gap_at'].map((column) => ({ table: 'ticket', column, of: 'account' }) as const),
  ...['listed_at', 'probed_at', 'swept_at'].map((column) => ({ table: 'sweep', column, of: 'account' }) as const),
  ...['unread_at', 'polled_at'].map((column) => ({ table: 'poll_group', column, of: 'account' }) as const),
];

/**
 * Mends what a clock left behind that was ahead and has been set back: whatever would wait beyond `limit` waits until
 * `at` instead. What waits for good reasons is tried a little early by that, and waits again.
 */
export async function bringForward({ db }: Database, { limit, at }: Limits): Promise<void> {
  for (const due of [...dues, ...marks]) await move(db, due, { limit, at });
}

/**
 * Finds at the start of a process that the clock was set back before, by what was done last: that is never ahead of the
 * clock. @returns by how much it was ahead at least, milliseconds; 0 where nothing tells that it was
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

/** Brings to `at` what waits longer than it ever does: each column has its own longest pause. */
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
