/** A call as tests see it: without secrets, contact data or bodies. */
export interface RequestEntry {
  /** `unknown` if no operation matched. */
  readonly operationId: string;
  /** The HTTP status sent; 0 if the connection was cut or left without an answer. */
  readonly status: number;
  /** `error_code` of the answer. */
  readonly code?: string | undefined;
  /** Ticket ids in the path or query. */
  readonly tickets: readonly string[];
  /** The rest of the query, as received, if an operation matched: file addresses contain their access token. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly at: number;
}

export interface RequestReport {
  /** The latest calls, oldest first. */
  readonly entries: readonly RequestEntry[];
  /** All calls since the last reset, by operation. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface RequestLog {
  add(entry: RequestEntry): void;
  report(): RequestReport;
  reset(): void;
}

/** How many calls are kept in full. */
const kept = 5000;

export function createRequestLog(): RequestLog {
  let entries: RequestEntry[] = [];
  let counts = new Map<string, number>();
  return {
    add: (entry) => {
      entries.push(entry);
      if (entries.length > 2 * kept) entries = entries.slice(-kept);
      counts.set(entry.operationId, (counts.get(entry.operationId) ?? 0) + 1);
    },
    report: () => ({ entries: entries.slice(-kept), counts: Object.fromEntries(counts) }),
    reset: () => {
      entries = [];
      counts = new Map();
    },
  };
}
