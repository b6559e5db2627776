import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';

/** Faults that can be switched on; each stays until it is switched off. */
export const troubleKinds = ['429', '500', 'timeout', 'drop', 'drop-after', 'slow'] as const;
export type Trouble = (typeof troubleKinds)[number];
export type Side = 'slack' | 'tickets';

/** Delay of each answer of a slow server, milliseconds: longer than people like, shorter than the bot's timeout. */
const slowness = 2500;

/** Switches faults of both servers on and off, for everyone who has the page open. */
export interface Troubles {
  breakDown(side: Side, kind: Trouble): void;
  /** Ends one fault of a server, or all of them if none is named. */
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
      // The servers end all faults at once; those that remain are switched on again.
      (side === 'slack' ? slack : tickets).heal();
      for (const still of active[side]) start(side, still);
    },
    active: () => ({ slack: [...active.slack], tickets: [...active.tickets] }),
  };
}
