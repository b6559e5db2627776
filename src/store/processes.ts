import type { Kysely, Selectable } from 'kysely';
import type { ProcessTable, Schema } from './schema.ts';

export type ProcessRow = Selectable<ProcessTable>;

/** Writes down that a process lives: its row, with a beat that was not there before. */
export async function beat(db: Kysely<Schema>, process: ProcessRow): Promise<void> {
  await db
    .insertInto('process')
    .values(process)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(process))
    .execute();
}

/** All processes that did not say that they end, in the order of their starts; some of them may be dead. */
export async function knownProcesses(db: Kysely<Schema>): Promise<readonly ProcessRow[]> {
  return db.selectFrom('process').selectAll().orderBy('started_at').orderBy('id').execute();
}

/** Forgets a process; with `beat`, only where it gave no sign of life since that one. */
export async function forgetProcess(
  db: Kysely<Schema>,
  { id, beat: last }: { readonly id: string; readonly beat?: number | undefined },
): Promise<void> {
  let removal = db.deleteFrom('process').where('id', '=', id);
  if (last !== undefined) removal = removal.where('beat', '=', last);
  await removal.execute();
}
