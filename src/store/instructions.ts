import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { rowKey } from './row-key.ts';
import type { Schema } from './schema.ts';
import { abandonWork, type Abandoning } from './idempotency-keys.ts';

/** A person's request, stored until it is answered. */
export interface Instruction {
  /** Identifies what the person did: a message, a click, or a form in the state in which it was sent. */
  readonly key: string;
  /** The payload in JSON, without secrets. */
  readonly body: string;
  /** Whether a secret was removed, so that it can't be repeated. */
  readonly redacted: boolean;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Whether it is acknowledged to Slack, or about to be. */
  readonly acknowledged: boolean;
}

/** A request that another process didn't finish. */
export interface UnfinishedInstruction extends Instruction {
  /** The number of processes that took it over, including this one. */
  readonly attempts: number;
  /** Whether the person was notified, or was about to be, that it failed or may have failed. */
  readonly failed: boolean;
}

/** Stores the requests that one process handles. */
export interface InstructionStore {
  /**
   * Stores a request before it is acknowledged. A duplicate (Slack can deliver twice) changes nothing. A request that
   * isn't acknowledged yet replaces the one that the person was asked to send again.
   * @param beside the same request is already being worked on: its stored row stays unchanged
   * @returns false if it isn't stored for that reason
   */
  keep(instruction: Instruction, how?: { readonly beside: boolean }): Promise<boolean>;
  /** Notes that it is about to be acknowledged to Slack. */
  acknowledge(key: string): Promise<void>;
  /**
   * Records that the person is about to be notified that it failed or may have failed. From then on it isn't replayed.
   * @returns false if another process took it over because this one seemed dead; then nothing is recorded
   */
  fail(key: string): Promise<boolean>;
  /** Removes a request that was answered, unless another process took it over. */
  end(key: string): Promise<void>;
  /**
   * Takes over requests that nobody works on anymore, oldest first; each goes to one process.
   * @param lostBefore requests that a process without a row received before this time (epoch milliseconds) count too
   */
  takeUp(limit: number, lostBefore: number): Promise<readonly UnfinishedInstruction[]>;
}

/** @param owner this process, as in the table of processes */
export function createInstructionStore({ db }: Database, owner: string): InstructionStore {
  return {
    async keep({ key: name, body, redacted, receivedAt, acknowledged }, { beside } = { beside: false }) {
      const key = rowKey(name);
      const row = { owner, body, redacted: redacted ? 1 : 0, received_at: receivedAt, attempts: 0, failed: 0 };
      const sent = { ...row, acknowledged: acknowledged ? 1 : 0 };
      const kept = await db
        .insertInto('instruction')
        .values({ key, ...sent })
        .onConflict((conflict) =>
          acknowledged || beside ? conflict.column('key').doNothing() : conflict.column('key').doUpdateSet(sent),
        )
        .returning('key')
        .executeTakeFirst();
      return kept !== undefined || !beside;
    },
    async acknowledge(key) {
      await db
        .updateTable('instruction')
        .set({ acknowledged: 1 })
        .where((eb) => eb.and({ key: rowKey(key), owner }))
        .execute();
    },
    async fail(key) {
      const { numUpdatedRows } = await db
        .updateTable('instruction')
        .set({ failed: 1 })
        .where('key', '=', rowKey(key))
        .where((eb) => eb.or([eb('owner', '=', owner), eb('owner', 'is', null)]))
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return true;
      const row = await db.selectFrom('instruction').select('owner').where('key', '=', rowKey(key)).executeTakeFirst();
      return row === undefined;
    },
    async end(key) {
      await db
        .deleteFrom('instruction')
        .where('key', '=', rowKey(key))
        .where((eb) => eb.or([eb('owner', '=', owner), eb('owner', 'is', null)]))
        .execute();
    },
    async takeUp(limit, lostBefore) {
      const left = await db
        .selectFrom('instruction')
        .select(['key', 'owner'])
        .where((eb) =>
          eb.or([
            eb('owner', 'is', null),
            eb.and([
              eb('owner', '!=', owner),
              eb('received_at', '<', lostBefore),
              eb('owner', 'not in', eb.selectFrom('process').select('id')),
            ]),
          ]),
        )
        .orderBy('received_at')
        .limit(limit)
        .execute();
      const taken: UnfinishedInstruction[] = [];
      for (const { key, owner: before } of left) {
        const row = await db
          .updateTable('instruction')
          .set((eb) => ({ owner, attempts: eb('attempts', '+', 1) }))
          .where('key', '=', key)
          .where('owner', before === null ? 'is' : '=', before)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) continue;
        const { body, received_at: receivedAt, attempts } = row;
        const [redacted, acknowledged, failed] = [row.redacted === 1, row.acknowledged === 1, row.failed === 1];
        taken.push({ key, body, redacted, receivedAt, attempts, acknowledged, failed });
      }
      return taken;
    },
  };
}

/** Releases the requests of a process that ended, and its right to carry them out. */
export async function releaseInstructions(
  db: Kysely<Schema>,
  owner: string,
  now: number,
  how: Abandoning,
): Promise<void> {
  await abandonWork(db, owner, now, how);
  await db.updateTable('instruction').set({ owner: null }).where('owner', '=', owner).execute();
}
