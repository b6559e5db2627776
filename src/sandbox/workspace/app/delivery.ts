import type { Observe } from '../../journal/exchange.ts';
import type { Timers } from '../timers.ts';
import { describePayload } from './observe.ts';
import type { Tally } from './tally.ts';
import type { Outgoing, Reception, Retry, Wire } from './wire.ts';

/** What a person sees of an interaction: the app's answer, or why there was none. */
export type Answer =
  | { readonly acked: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly acked: false; readonly error: 'operation_timeout' | 'dispatch_failed' };

export interface Delivery {
  /** Sends an event and, if it is not acked, repeats it in the background. */
  tell(outgoing: Outgoing): void;
  /** Sends a command or an interaction; settles at the deadline at the latest. */
  ask(outgoing: Outgoing): Promise<Answer>;
  /** From now on, sends payloads of this name twice, as Slack does when in doubt; 0 ends it. */
  duplicate(name: string, times: number): void;
}

interface Deps {
  readonly wire: Wire;
  readonly timers: Timers;
  readonly tally: Tally;
  readonly deadline: number;
  readonly resendEvents: readonly number[];
  readonly resendInteractive: readonly number[];
  readonly mode: 'socket' | 'http';
  readonly now: () => number;
  readonly observe: Observe;
  readonly onChange: () => void;
}

export function createDelivery(deps: Deps): Delivery {
  const { wire, timers, tally, deadline } = deps;
  const duplicates = new Map<string, number>();

  /** One attempt, judged at the deadline; a later answer is only counted. */
  function attempt(outgoing: Outgoing, retry?: Retry): Promise<Reception> {
    return new Promise((resolve) => {
      const sent = performance.now();
      const at = deps.now();
      const observe = (reception: Reception, late: boolean) => {
        const took = performance.now() - sent;
        deps.observe(describePayload(deps.mode, { outgoing, retry, reception, late, at, took }));
      };
      let late = false;
      tally.sent(outgoing.name, retry !== undefined);
      const cancel = timers.after(deadline, () => {
        late = true;
        tally.unanswered(outgoing.name);
        deps.onChange();
        const unanswered = { acked: false, reason: 'http_timeout' } as const;
        observe(unanswered, false);
        resolve(unanswered);
      });
      void wire.send(outgoing, retry).then((reception) => {
        cancel();
        if (reception.acked) tally.acked(performance.now() - sent, late);
        else tally.failed(outgoing.name);
        observe(reception, late);
        deps.onChange();
        resolve(reception);
      });
    });
  }

  async function resend(outgoing: Outgoing, delays: readonly number[], first: Reception): Promise<void> {
    let last = first;
    for (const [index, delay] of delays.entries()) {
      if (last.acked || last.final === true) return;
      await timers.pause(delay);
      last = await attempt(outgoing, { attempt: index + 1, reason: last.reason });
    }
    if (!last.acked) tally.abandoned();
  }

  async function deliver(outgoing: Outgoing, delays: readonly number[]): Promise<Reception> {
    const copies = duplicates.get(outgoing.name) ?? 0;
    if (copies > 0) {
      duplicates.set(outgoing.name, copies - 1);
      void attempt(outgoing, { attempt: 1, reason: 'http_timeout' });
    }
    const reception = await attempt(outgoing);
    void resend(outgoing, delays, reception);
    return reception;
  }

  return {
    tell: (outgoing) => void deliver(outgoing, deps.resendEvents),
    async ask(outgoing) {
      const reception = await deliver(outgoing, deps.resendInteractive);
      if (reception.acked) return reception;
      return { acked: false, error: reception.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed' };
    },
    duplicate: (name, times) => void duplicates.set(name, times),
  };
}
