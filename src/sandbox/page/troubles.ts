import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';

/** What can be broken with one switch; each stays until it is mended. */
export const troubleKinds = ['429', '500', 'timeout', 'drop', 'drop-after', 'slow'] as const;
export type Trouble = (typeof troubleKinds)[number];
export type Side = 'slack' | 'tickets';

/** Milliseconds before each answer of what is slow: longer than a person likes, shorter than the bot's patience. */
const slowness = 2500;

/** Breaks and mends both servers, and knows what is broken: for all who have the page open. */
export interface Troubles {
  breakDown(side: Side, kind: Trouble): void;
  /** Ends one trouble of a side, or all of them where none is named. */
  mend(side: Side, kind?: Trouble): void;
  active(): Readonly<Record<Side, readonly Trouble[]>>;
}

export function createTroubles(slack: WorkspaceControl, tickets: TicketControl): Troubles {
  const active = { slack: new Set<Trouble>(), tickets: new Set<Trouble>() };
  const start = (side: Side, kind: Trouble): void => {
    if (kind === 'slow') {
      (side === 'slack' ? slack : tickets).latency(slowness);
    } else if (side === 'slack') {
      slack.fail({ method: '*', kind, retryAfter: 2 });
    } else {
      tickets.fail({ operation: '*', kind, retryAfter: 2 });
    }
  };
  return {
    breakDown(side, kind) {
      if (active[side].has(kind)) return;
      active[side].add(kind);
      start(side, kind);
    },
    mend(side, kind) {
      if (kind === undefined) active[side].clear();
      else active[side].delete(kind);
      // The servers mend everything at once; what stays broken is broken again.
      (side === 'slack' ? slack : tickets).heal();
      for (const still of active[side]) start(side, still);
    },
    active: () => ({ slack: [...active.slack], tickets: [...active.tickets] }),
  };
}
