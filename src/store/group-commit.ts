/** What a group asks of a database. */
export interface Committing {
  readonly inTransaction: boolean;
  /** Runs a statement that gives no rows. */
  exec(sql: string): void;
}

/**
 * Transactions that follow each other without a pause and are committed together, because what a commit costs is the wait
 * for the disk. Each is as whole as by itself (a savepoint), and none has happened before the commit of all: whoever took part
 * waits for `over`.
 */
export class Group {
  readonly #database: Committing;
  readonly #end: { readonly over: Promise<void>; resolve(): void; reject(error: unknown): void };
  #lost: { readonly error: unknown } | undefined;
  /** How many took part. */
  size = 0;

  /** The database is in a transaction already, which is the group's from here on. */
  constructor(database: Committing) {
    this.#database = database;
    let [resolve, reject]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
    const over = new Promise<void>((...ends) => ([resolve, reject] = ends));
    // Where all who took part were rolled back, nobody waits.
    over.catch(() => undefined);
    this.#end = { over, resolve, reject };
  }

  /** Resolves once it is committed; rejects where nothing of it was. */
  get over(): Promise<void> {
    return this.#end.over;
  }

  /** @throws why the group was lost, if it was: whoever is in the middle of a transaction must not go on without it */
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

  /** All of it was rolled back. */
  lose(error: unknown): void {
    this.#lost = { error };
    this.#end.reject(error);
  }
}
