/** The part of a database that a group needs. */
export interface Committing {
  readonly inTransaction: boolean;
  /** Runs a statement that returns no rows. */
  exec(sql: string): void;
}

/**
 * Transactions that follow each other without a pause and are committed together, because the cost of a commit is the wait for
 * the disk. Each is atomic by itself (a savepoint), and none has happened before all are committed: every participant waits for
 * `over`.
 */
export class Group {
  readonly #database: Committing;
  readonly #end: { readonly over: Promise<void>; resolve(): void; reject(error: unknown): void };
  #lost: { readonly error: unknown } | undefined;
  /** The number of transactions in it. */
  size = 0;

  /** The database must be in a transaction, which the group takes over. */
  constructor(database: Committing) {
    this.#database = database;
    let [resolve, reject]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
    const over = new Promise<void>((...ends) => ([resolve, reject] = ends));
    // If all transactions were rolled back, nobody waits for it.
    over.catch(() => undefined);
    this.#end = { over, resolve, reject };
  }

  /** Resolves when the group is committed; rejects if it was rolled back. */
  get over(): Promise<void> {
    return this.#end.over;
  }

  /** @throws the reason if the group was lost: a transaction in it must not continue */
  assertOpen(): void {
    if (this.#lost !== undefined) throw this.#lost.error;
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  commit(): void {
    if (this.isLost) return;
    try {
      this.#database.exec('commit');
      this.#end.resolve();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('rollback');
      this.lose(error);
    }
  }

  /** Notes that the whole group was rolled back. */
  lose(error: unknown): void {
    this.#lost = { error };
    this.#end.reject(error);
  }
}
