/** A bound that the project promises for a figure. */
export interface Bound {
  readonly text: string;
  /** Where the promise was made. */
  readonly source: string;
  readonly isKept: (value: number) => boolean;
}

/** A bound and its result in a run. */
export interface Judged {
  readonly text: string;
  readonly source: string;
  readonly kept: boolean;
}

const atMost = (limit: number, text: string, source: string): Bound => ({
  text: `at most ${text}`,
  source,
  isKept: (value) => value <= limit,
});

const under = (limit: number, text: string, source: string): Bound => ({
  text: `under ${text}`,
  source,
  isKept: (value) => value < limit,
});

const atLeast = (limit: number, text: string, source: string): Bound => ({
  text: `at least ${text}`,
  source,
  isKept: (value) => value >= limit,
});

const none = (source: string): Bound => ({ text: 'none', source, isKept: (value) => value === 0 });

/** Whether a figure keeps its bound. */
export const judged = ({ text, source, isKept }: Bound, value: number): Judged => ({
  text,
  source,
  kept: isKept(value),
});

/** All bounds of the benchmark: a run that misses one of them fails. */
export const bounds = {
  signing: {
    // Ratios of signing times: ours to the bare cryptography, and the official signer's to ours.
    bare: atMost(1.5, '1.5 times the bare cost', 'issue 2'),
    official: atLeast(2, 'twice as fast', 'issue 2'),
  },
  start: {
    ratio: atMost(1.5, '1.5 times the empty app', 'issue 13'),
    memory: under(140, '140 MB', 'issue 2'),
  },
  acks: {
    help: atLeast(0.9, '0.9', 'issue 13'),
    modal: atLeast(0.8, '0.8', 'issue 13'),
    givenLoad: atLeast(0.8, '0.8', 'issue 2'),
    // Slack waits 3 s; the rest is for the network.
    slowest: under(1000, '1,000 ms', 'issue 12'),
  },
  polling: {
    callsAMinute: (limit: number) => atMost(limit, String(limit), 'issue 10, table of costs'),
    // The intervals of production: the feed every 15 s, and a sweep a minute, each followed by a poll.
    words: atMost(15_000, '15 s', 'issue 10'),
    silent: atMost(75_000, '75 s', 'issue 10'),
  },
  updates: {
    roundCalls: atMost(240, '240', 'issue 10'),
    wrongStatuses: none('issue 10'),
    largeRound: under(30, '30 s', 'issue 10'),
    largeMemory: under(400, '400 MB', 'issue 10'),
    oneChange: atMost(1.5, '1.5 times that among 10', 'issue 3'),
    burst: atMost(2, 'twice', 'issue 3'),
    rateLimited: none('issue 3'),
    soak: atMost(1.1, '1.1 times', 'issue 3'),
  },
  page: {
    opens: under(1000, '1000 ms', 'issue 5'),
    frame: under(100, '100 ms', 'issue 5'),
  },
} as const;
