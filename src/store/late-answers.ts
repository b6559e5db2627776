import type { Database } from './database.ts';

/** An answer for a person that Slack hasn't accepted yet. */
export interface LateAnswer {
  readonly key: string;
  /** The recipient and the message, in JSON. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
}

/** An answer that is due. */
export interface DueAnswer extends LateAnswer {
  /** The number of tries, including this one. */
  readonly attempts: number;
}

/** Stores answers until Slack accepts them. */
export interface LateAnswerStore {
  keep(answer: LateAnswer, dueAt: number): Promise<void>;
  /**
   * Claims answers that are due, oldest first; each goes to one process.
   * @param heldUntil when the claim ends, epoch milliseconds
   */
  takeDue(now: number, heldUntil: number): Promise<readonly DueAnswer[]>;
  postpone(key: string, dueAt: number): Promise<void>;
  end(key: string): Promise<void>;
}

/** The number of answers to claim at a time; each takes a few calls. */
const maxAtOnce = 8;

export function createLateAnswerStore({ db }: Database): LateAnswerStore {
  return {
    async keep({ key, body, madeAt }, dueAt) {
      const row = { key, body, made_at: madeAt, due_at: dueAt, attempts: 0 };
      await db.insertInto('late_answer').values(row).execute();
    },
    async takeDue(now, heldUntil) {
      const due = await db
        .selectFrom('late_answer')
        .select(['key', 'due_at'])
        .where('due_at', '<=', now)
        .orderBy('made_at')
        .limit(maxAtOnce)
        .execute();
      const taken: DueAnswer[] = [];
      for (const { key, due_at: dueAt } of due) {
        const row = await db
          .updateTable('late_answer')
          .set((eb) => ({ due_at: heldUntil, attempts: eb('attempts', '+', 1) }))
          .where((eb) => eb.and({ key, due_at: dueAt }))
          .returningAll()
          .executeTakeFirst();
        if (row !== undefined) taken.push({ key, body: row.body, madeAt: row.made_at, attempts: row.attempts });
      }
      return taken;
    },
    async postpone(key, dueAt) {
      await db.updateTable('late_answer').set({ due_at: dueAt }).where('key', '=', key).execute();
    },
    async end(key) {
      await db.deleteFrom('late_answer').where('key', '=', key).execute();
    },
  };
}
