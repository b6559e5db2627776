import type { AuditStore } from '../tickets/ports.ts';
import { accountOf } from './account.ts';
import type { Database } from './database.ts';

/** The log entry of a ticket that was created here. */
const created = { action: 'create', outcome: 'ok' } as const;

/** The audit log: who did what to which ticket. Entries are only added. */
export function createAuditStore({ db }: Database): AuditStore {
  const account = accountOf(db);
  return {
    async add({ ticket = null, actor, action, outcome, at }) {
      await db.insertInto('audit').values({ account, ticket, actor, action, outcome, at }).execute();
    },
    async creatorOf(ticket) {
      const row = await db
        .selectFrom('audit')
        .select('actor')
        .where((eb) => eb.and({ ...created, account, ticket }))
        .orderBy('id')
        .executeTakeFirst();
      return row?.actor;
    },
    async lastDone(ticket, action) {
      return db
        .selectFrom('audit')
        .select(['at', 'actor'])
        .where((eb) => eb.and({ account, ticket, action, outcome: 'ok' }))
        .orderBy('id', 'desc')
        .executeTakeFirst();
    },
    async createdBy(actor, limit) {
      const rows = await db
        .selectFrom('audit')
        .select(['ticket', 'at'])
        .where((eb) => eb.and({ ...created, account, actor }))
        .where('ticket', 'is not', null)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .$narrowType<{ ticket: string }>()
        .execute();
      return rows;
    },
  };
}
