import type { Kysely } from 'kysely';
import { knownProcesses } from '../store/processes.ts';
import type { Schema } from '../store/schema.ts';
import { countUpdates } from '../store/update-counts.ts';
import type { UpdatesStatus } from './ports.ts';
import { homeOf } from './rendezvous.ts';

/** How the updates of an account stand, for operators. */
export async function statusOf(db: Kysely<Schema>, account: string): Promise<UpdatesStatus> {
  return { account, ...(await countUpdates(db, account)), processes: await sharesOf(db, account) };
}

async function sharesOf(db: Kysely<Schema>, account: string): Promise<UpdatesStatus['processes']> {
  const processes = (await knownProcesses(db)).filter(({ leaving }) => leaving === 0);
  const ids = processes.map(({ id }) => id);
  const groups = await db
    .selectFrom('poll_group')
    .select('id')
    .where('account', '=', account)
    .where('size', '>', 0)
    .execute();
  const homes = groups.map(({ id }) => homeOf(id, ids));
  return processes.map(({ id, name, started_at }) => {
    return { name, since: started_at, groups: homes.filter((home) => home === id).length };
  });
}
