/** Admits one caller at a time, in order of arrival. */
export class Queue {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** Whether a caller is waiting. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when the caller is admitted. */
  async enter(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
  }

  /** Must be called once by the caller that was admitted. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
