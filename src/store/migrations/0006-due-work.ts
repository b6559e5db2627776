import type { Kysely, Migration } from 'kysely';

/**
 * An index that finds due work without reading the rest: the cost of a change doesn't grow with the number of links.
 */
export function dueWork(): Migration {
  return {
    async up(db: Kysely<Columns>) {
      await db.schema
        .createIndex('link_card_stale')
        .on('link')
        .columns(['account', 'card_next_at'])
        .where('card_next_at', 'is not', null)
        .execute();
      await db.schema.dropIndex('link_card_due').execute();
    },
  };
}

/** The columns used by the indexes. */
interface Columns {
  readonly link: { readonly card_next_at: number | null };
}
