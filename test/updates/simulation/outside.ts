/** How many calls to the outside a machine waits for. */
export interface Waiting {
  calls: number;
}

/** The outside as a machine calls it, which is known to wait until it is answered. */
export function counted<T extends object>(outside: T, waiting: Waiting): T {
  const answered = () => void (waiting.calls -= 1);
  return new Proxy(outside, {
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, target, given);
        if (!(answer instanceof Promise)) return answer;
        waiting.calls += 1;
        answer.then(answered, answered);
        return answer;
      };
    },
  });
}
