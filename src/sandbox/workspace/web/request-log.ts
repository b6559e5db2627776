/** A Web API call as received, without tokens. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** `ok`, an error code, or the effect of a fault. */
  readonly outcome: string;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  /** Number of calls per method since the start, including those dropped from the log. */
  counts(): Readonly<Record<string, number>>;
  clear(): void;
}

const max = 2000;

export function createRequestLog(): RequestLog {
  let kept: LoggedRequest[] = [];
  const counts = new Map<string, number>();
  return {
    add(request) {
      counts.set(request.method, (counts.get(request.method) ?? 0) + 1);
      kept.push(request);
      if (kept.length > 2 * max) kept = kept.slice(-max);
    },
    all: () => kept.slice(-max),
    counts: () => Object.fromEntries(counts),
    clear() {
      kept = [];
      counts.clear();
    },
  };
}
