/** Statistics on the app's acks. */
export interface DeliveryStats {
  readonly sent: number;
  readonly acked: number;
  /** Acks that came after the deadline. */
  readonly late: number;
  /** Not acked at the deadline, including `late` ones. */
  readonly unanswered: number;
  /** Refused: an HTTP status other than 200, or no connection. */
  readonly failed: number;
  readonly resent: number;
  /** Events given up after the last retry. */
  readonly abandoned: number;
  /** Milliseconds. */
  readonly slowestAck: number;
  readonly sentByName: Readonly<Record<string, number>>;
  readonly unansweredByName: Readonly<Record<string, number>>;
}

export interface Tally {
  sent(name: string, again: boolean): void;
  acked(milliseconds: number, late: boolean): void;
  unanswered(name: string): void;
  failed(name: string): void;
  abandoned(): void;
  read(): DeliveryStats;
}

export function createTally(): Tally {
  const counts = { sent: 0, acked: 0, late: 0, unanswered: 0, failed: 0, resent: 0, abandoned: 0, slowestAck: 0 };
  const sentByName = new Map<string, number>();
  const unansweredByName = new Map<string, number>();
  const raise = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1);
  return {
    sent(name, again) {
      counts.sent += 1;
      if (again) counts.resent += 1;
      raise(sentByName, name);
    },
    acked(milliseconds, late) {
      counts.acked += 1;
      if (late) counts.late += 1;
      counts.slowestAck = Math.max(counts.slowestAck, milliseconds);
    },
    unanswered(name) {
      counts.unanswered += 1;
      raise(unansweredByName, name);
    },
    failed: () => void (counts.failed += 1),
    abandoned: () => void (counts.abandoned += 1),
    read: () => ({
      ...counts,
      sentByName: Object.fromEntries(sentByName),
      unansweredByName: Object.fromEntries(unansweredByName),
    }),
  };
}
