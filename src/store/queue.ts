/** Lets one in at a time, in the order in which they came. */
export class Queue {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  /** Whether somebody waits to get in. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0;
  }

  async enter(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
  }

  /** To be called once by whoever is in. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
