import type { Kysely, Migration } from 'kysely';

/** What is due is found without looking at what is not: the cost of a change does not grow with the number of links. */
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

/** The columns that the indexes speak of. */
interface Columns {
  readonly link: { readonly card_next_at: number | null };
}
