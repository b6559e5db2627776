/** A call as tests look at it: nothing secret, nothing of a contact, and nothing of the bodies. */
export interface RequestEntry {
  /** `unknown` where no operation matched. */
  readonly operationId: string;
  /** The HTTP status that went out; 0 where the connection was cut or left without an answer. */
  readonly status: number;
  /** `error_code` of the answer. */
  readonly code?: string | undefined;
  /** Ticket ids of the path or the query. */
  readonly tickets: readonly string[];
  /** The rest of the query, as it came, where an operation matched: the addresses of files hold what opens them. */
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
