/** A fault to play; `method` is a Web API method, `response_url`, `files.download`, `files.upload` or `*`. */
export interface Fault {
  readonly method: string;
  /**
   * - `429`: refused with Retry-After
   * - `500`: an HTML page with status 500, nothing done
   * - `timeout`: nothing done, never answered
   * - `drop`: the connection is cut, nothing done
   * - `drop-after`: done, then the connection is cut, so that the answer is lost
   * - `late-accept`: done `after` milliseconds later, whether the caller still listens or not
   * - `error`: refused with an error code
   */
  readonly kind: '429' | '500' | 'timeout' | 'drop' | 'drop-after' | 'late-accept' | 'error';
  readonly error?: string | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
  /** Milliseconds, for `late-accept`. */
  readonly after?: number | undefined;
  /** How often it applies; by default until healed. */
  readonly times?: number | undefined;
  /** 0 to 1; by default always. */
  readonly probability?: number | undefined;
}

export interface Faults {
  fail(fault: Fault): void;
  /** Ends all faults, or those of one method; ends the latency only with all. */
  heal(method?: string): void;
  /** Delays every answer by this many milliseconds. */
  setLatency(milliseconds: number): void;
  latency(): number;
  /** The fault for a call of this method, if any. */
  strike(method: string): Fault | undefined;
}

export function createFaults(random: () => number): Faults {
  let active: { readonly fault: Fault; left: number }[] = [];
  let latency = 0;
  return {
    fail: (fault) => void active.push({ fault, left: fault.times ?? Infinity }),
    heal(method) {
      active = method === undefined ? [] : active.filter((entry) => entry.fault.method !== method);
      if (method === undefined) latency = 0;
    },
    setLatency: (milliseconds) => (latency = milliseconds),
    latency: () => latency,
    strike(method) {
      const entry = active.find(
        ({ fault }) => (fault.method === method || fault.method === '*') && random() < (fault.probability ?? 1),
      );
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) active = active.filter((other) => other !== entry);
      return entry.fault;
    },
  };
}
