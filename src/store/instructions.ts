import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { rowKey } from './row-key.ts';
import type { Schema } from './schema.ts';
import { abandonWork, type Abandoning } from './seen.ts';

/** What a person asked for, as it is kept until it is answered. */
export interface Instruction {
  /** What the person did: a message, a click, a form in the state in which it was sent. */
  readonly key: string;
  /** The payload in JSON, without secrets. */
  readonly body: string;
  /** It held a secret, so it cannot be done again. */
  readonly redacted: boolean;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Slack was told that it arrived, or is about to be. */
  readonly acknowledged: boolean;
}

/** One that another process did not bring to an end. */
export interface LeftInstruction extends Instruction {
  /** How often it was taken up, this time included. */
  readonly attempts: number;
  /** The person was told that it failed or may have, or was about to be. */
  readonly failed: boolean;
}

/** Keeps what people ask for, for one process. */
export interface InstructionStore {
  /**
   * Before it is acknowledged. The same again (Slack delivers twice) changes nothing; what is not acknowledged yet is in the
   * place of what the person sent before, and was told to send again.
   * @param beside the same is being worked on: what is kept of it stays as it is
   * @returns false where this one is not kept because of that
   */
  keep(instruction: Instruction, how?: { readonly beside: boolean }): Promise<boolean>;
  /** Right before Slack is told that it arrived. */
  acknowledge(key: string): Promise<void>;
  /**
   * Right before the person is told that it failed or may have: from then on nobody does it again.
   * @returns false where somebody else has taken it up, since this process gave no sign of life: nothing is noted then
   */
  fail(key: string): Promise<boolean>;
  /** It was answered. Nothing happens where somebody else has taken it up. */
  end(key: string): Promise<void>;
  /**
   * Takes up what nobody works on any more, oldest first; each goes to one process.
   * @param lostBefore what a process without a row had received by then (epoch milliseconds) is left behind too
   */
  takeUp(most: number, lostBefore: number): Promise<readonly LeftInstruction[]>;
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
    async takeUp(most, lostBefore) {
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
        .limit(most)
        .execute();
      const taken: LeftInstruction[] = [];
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

/** A process ended: what people asked of it is free, and so is the right to do it. */
export async function handBackInstructions(
  db: Kysely<Schema>,
  owner: string,
  now: number,
  how: Abandoning,
): Promise<void> {
  await abandonWork(db, owner, now, how);
  await db.updateTable('instruction').set({ owner: null }).where('owner', '=', owner).execute();
}
