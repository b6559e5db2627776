import type { KeptFacts, PrivacyStore } from '../tickets/visibility/ports.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';

/** IDs per query: SQLite and PostgreSQL accept many more values, and pages and lists of open tickets have no more. */
const idsInQuery = 500;

/** Stores which tickets are private, and other facts that decide who can see them. */
export function createPrivacyStore({ db }: Database): PrivacyStore {
  const account = accountOf(db);
  async function factsOf(tickets: readonly string[]): Promise<ReadonlyMap<string, KeptFacts>> {
    const [links, marks, openers] = await Promise.all([
      db
        .selectFrom('link')
        .select(['ticket', 'channel'])
        .distinct()
        .where('account', '=', account)
        .where('ticket', 'in', tickets)
        .execute(),
      db
        .selectFrom('ticket_privacy')
        .select(['ticket', 'by'])
        .where('account', '=', account)
        .where('ticket', 'in', tickets)
        .execute(),
      // The first successful creation counts, as in `AuditStore.creatorOf`.
      db
        .selectFrom('audit')
        .select(['ticket', 'actor'])
        .where((eb) => eb.and({ account, action: 'create', outcome: 'ok' }))
        .where('ticket', 'in', tickets)
        .orderBy('id', 'desc')
        .execute(),
    ]);
    const opened = new Map(openers.map(({ ticket, actor }) => [ticket, actor]));
    const marked = new Map(marks.map(({ ticket, by }) => [ticket, by]));
    const places = new Map<string, string[]>();
    for (const { ticket, channel } of links) places.set(ticket, [...(places.get(ticket) ?? []), channel]);
    const factsAbout = (ticket: string): KeptFacts => ({
      opener: opened.get(ticket),
      markedBy: marked.get(ticket),
      channels: places.get(ticket) ?? [],
    });
    return new Map(tickets.map((ticket) => [ticket, factsAbout(ticket)]));
  }

  return {
    async facts(tickets) {
      const found = new Map<string, KeptFacts>();
      for (let at = 0; at < tickets.length; at += idsInQuery) {
        for (const [ticket, facts] of await factsOf(tickets.slice(at, at + idsInQuery))) found.set(ticket, facts);
      }
      return found;
    },
    async mark({ ticket, by, at }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('ticket_privacy')
        .values({ account, ticket, by, at })
        .onConflict((conflict) => conflict.columns(['account', 'ticket']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async unmark(ticket, by) {
      const mark = db.deleteFrom('ticket_privacy').where('account', '=', account).where('ticket', '=', ticket);
      const { numDeletedRows } = await (by === undefined ? mark : mark.where('by', '=', by)).executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
