import type { Kysely, Selectable } from 'kysely';
import type { LinkState } from '../tickets/troubles.ts';
import { linkOf } from './links.ts';
import type { LinkTable, Schema, SuspensionTable } from './schema.ts';

/** Links with what is known of their suspension and how much waits. */
export function linkStates(db: Kysely<Schema>) {
  return db
    .selectFrom('link as l')
    .leftJoin('suspension as s', 's.link_id', 'l.id')
    .selectAll('l')
    .select(['s.at as since', 's.notice', 's.error as notice_error'])
    .select((eb) =>
      eb
        .selectFrom('delivery as d')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('d.link_id', '=', 'l.id')
        .where('d.state', 'in', ['pending', 'sending'])
        .$asScalar()
        .as('waiting'),
    );
}

type StateRow = Selectable<LinkTable> & {
  readonly since: number | null;
  readonly notice: SuspensionTable['notice'] | null;
  readonly notice_error: string | null;
  readonly waiting: number | null;
};

export function stateOf(row: StateRow): LinkState {
  const link = linkOf(row);
  return {
    link,
    since: link.suspended === undefined ? undefined : (row.since ?? undefined),
    untold: row.notice === 'untold' ? (row.notice_error ?? undefined) : undefined,
    waiting: row.waiting ?? 0,
  };
}
