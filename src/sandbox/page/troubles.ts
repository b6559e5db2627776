import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';

/** What can be broken with one button; each stays until it is mended. */
export const troubleKinds = ['429', '500', 'timeout', 'slow'] as const;
export type Trouble = (typeof troubleKinds)[number];
export type Side = 'slack' | 'tickets';

/** Milliseconds before each answer of what is slow: longer than a person likes, shorter than the bot's patience. */
const slowness = 2500;

/** Breaks and mends both servers, and knows what is broken: for all who have the page open. */
export interface Troubles {
  breakDown(side: Side, kind: Trouble): void;
  mend(side: Side): void;
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
    mend(side) {
      active[side].clear();
      (side === 'slack' ? slack : tickets).heal();
    },
    active: () => ({ slack: [...active.slack], tickets: [...active.tickets] }),
  };
}
