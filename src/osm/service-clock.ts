/** The `Date` of one answer, to be accepted or refused; see `ServiceClock.read`. */
export interface DateReading {
  /** The answer is the service's, which accepted the time of the call's signature. */
  accepted(): void;
  /** The answer is the service's, which refused the call because of the time of its signature. */
  refused(): void;
}

/** When a call was sent, by our clock, epoch milliseconds. */
export interface SentCall {
  readonly at: number;
  /** The time in its signature, if it was signed. */
  readonly signed?: number | undefined;
}

/** The service's clock, as its answers show it. All times are whole epoch milliseconds, because databases take no fractions. */
export interface ServiceClock {
  /** How far it is ahead of ours, in milliseconds; undefined until the first answer. */
  readonly offset: () => number | undefined;
  /** Its current time, or ours if it isn't known. */
  readonly now: () => number;
  /** Call this when the headers of an answer arrive. Nothing is learned before the reading is accepted or refused. */
  read(headers: Headers, sent: SentCall): DateReading;
}

/** The gateway refuses signatures more than 15 minutes before or after its own time. */
const tolerance = 15 * 60_000;

/** For the duration of a call, and the rounding of dates to seconds. */
const leeway = 60_000;

/** The largest believable offset of a call without a signature. */
const believable = 24 * 60 * 60_000;

/** The median of this many answers counts, so that a single wrong one changes little, and a new time is noticed soon. */
const kept = 5;

/**
 * Tracks the service's clock by the `Date` of its answers, for signatures and for comparing times with the service's. An
 * accepted signature proves that the clocks are at most 15 minutes apart, so a date further off isn't the service's; it may come
 * from a cache. Only a call that is refused because of its date causes a larger correction, which is undone if the next call is
 * refused too.
 */
export function createServiceClock(now: () => number): ServiceClock {
  let offsets: readonly number[] = [];
  let unproven = false;
  const offset = () => offsets.toSorted((a, b) => a - b)[(offsets.length - 1) >> 1];
  const time = () => now() + (offset() ?? 0);

  function learn(date: number, own: number, signed: number | undefined): void {
    unproven = false;
    const isNear = signed === undefined ? apart(date, own) <= believable : apart(date, signed) <= tolerance + leeway;
    if (isNear) offsets = [...offsets, date - own].slice(-kept);
  }

  function correct(date: number, own: number, { at, signed }: Required<SentCall>): void {
    // Signed before a correction that is made by now.
    if (signed === undefined || apart(signed, at + (offset() ?? 0)) > leeway) return;
    if (unproven) offsets = [];
    else if (apart(date, signed) > tolerance - leeway) offsets = [date - own];
    else return;
    unproven = !unproven;
  }

  return {
    offset,
    now: time,
    read: (headers, { at, signed }) => {
      // The answer was created between these two times; its date has no fractions of a second.
      const own = Math.round((at + now()) / 2);
      const date = Date.parse(headers.get('date') ?? '') + 500;
      const isKnown = Number.isFinite(date) && !(Number(headers.get('age') ?? 0) > 0);
      return {
        accepted: () => {
          if (isKnown) learn(date, own, signed);
        },
        refused: () => {
          if (isKnown) correct(date, own, { at, signed });
        },
      };
    },
  };
}

const apart = (one: number, other: number) => Math.abs(one - other);
