import type { Kysely, Selectable } from 'kysely';
import type { LinkState } from '../tickets/links/delivery-problems.ts';
import { linkOf } from './links.ts';
import type { LinkTable, Schema, NoticeTable } from './schema.ts';

/** Links with the details of their pause and the number of waiting deliveries. */
export function linkStates(db: Kysely<Schema>) {
  return db
    .selectFrom('link as l')
    .leftJoin('notice as n', (join) =>
      join
        .onRef('n.account', '=', 'l.account')
        .onRef('n.creator', '=', 'l.creator')
        .onRef('n.channel', '=', 'l.channel'),
    )
    .selectAll('l')
    .select(['n.state as notice', 'n.error as notice_error'])
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
  readonly notice: NoticeTable['state'] | null;
  readonly notice_error: string | null;
  readonly waiting: number | null;
};

/** The state of a link stored in a row. */
export function stateOf(row: StateRow): LinkState {
  const link = linkOf(row);
  return {
    link,
    since: row.suspended_at ?? undefined,
    unnotified: link.paused !== undefined && row.notice === 'untold' ? (row.notice_error ?? undefined) : undefined,
    waiting: row.waiting ?? 0,
  };
}
