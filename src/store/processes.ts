import type { Kysely, Selectable } from 'kysely';
import type { ProcessTable, Schema } from './schema.ts';

export type ProcessRow = Selectable<ProcessTable>;

/** Records the heartbeat of a process: its row, with a new beat number. */
export async function beat(db: Kysely<Schema>, process: ProcessRow): Promise<void> {
  await db
    .insertInto('process')
    .values(process)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(process))
    .execute();
}

/** All processes that haven't unregistered, in order of their start; some of them may be dead. */
export async function knownProcesses(db: Kysely<Schema>): Promise<readonly ProcessRow[]> {
  return db.selectFrom('process').selectAll().orderBy('started_at').orderBy('id').execute();
}

/** Deletes a process; with `beat`, only if it hasn't sent a newer heartbeat. */
export async function forgetProcess(
  db: Kysely<Schema>,
  { id, beat: last }: { readonly id: string; readonly beat?: number | undefined },
): Promise<void> {
  let removal = db.deleteFrom('process').where('id', '=', id);
  if (last !== undefined) removal = removal.where('beat', '=', last);
  await removal.execute();
}
