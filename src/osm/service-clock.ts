/** One answer's `Date`, and whether the answer may be believed: see `ServiceClock.read`. */
export interface DateReading {
  /** The answer is the service's, which took the call's signature for one of its own time. */
  accepted(): void;
  /** The answer is the service's, and refuses the call because of the time of its signature. */
  refused(): void;
}

/** What a call was sent with, epoch milliseconds by our clock. */
export interface SentCall {
  readonly at: number;
  /** The time that was signed; absent where nothing was. */
  readonly signed?: number | undefined;
}

/** The service's clock, as its answers tell it. All times are epoch milliseconds. */
export interface ServiceClock {
  /** How far it is ahead of ours; undefined before an answer told. */
  readonly offset: () => number | undefined;
  /** Its time now, or ours where it is not known. */
  readonly now: () => number;
  /** To be called when the headers of an answer are there; nothing is learned before the reading is accepted or refused. */
  read(headers: Headers, sent: SentCall): DateReading;
}

/** The gateway refuses what was signed more than 15 minutes before or after its own time. */
const tolerance = 15 * 60_000;

/** What a signed call may have taken, and the seconds that dates are rounded by. */
const leeway = 60_000;

/** Without a signature, nothing but this tells a wrong date from a wrong clock. */
const believable = 24 * 60 * 60_000;

/** The median of so many answers counts, so that one that is wrong moves little, and a clock that was set is noticed soon. */
const kept = 5;

/**
 * Follows the service's clock by the `Date` of its answers, for signatures and for times that are compared with the service's.
 * An accepted signature proves that the two clocks are no more than 15 minutes apart, so a date further off is not the
 * service's: a cache may have kept it. A call that is refused because of its date is the one case in which a greater step is
 * taken, and it is taken back where the next call is refused too.
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
      // The answer was made somewhere between; its date has no fractions of a second.
      const own = (at + now()) / 2;
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
