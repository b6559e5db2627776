import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { factsOf } from '../payload.ts';
import { acknowledgeOnce, type Acknowledge } from './acknowledge.ts';
import type { InFlight } from './in-flight.ts';

/** What the gate does where the listeners did not come to an end with an answer. Neither may reject. */
export interface Net {
  /** Something was thrown: on the way to the listeners, or by one of them. */
  caught(failure: unknown, body: unknown, ack: Acknowledge): Promise<void>;
  /** Nobody acknowledged: no listener knows this payload. */
  unanswered(body: unknown, ack: Acknowledge): Promise<void>;
  /** The process is ending. */
  closing(body: unknown, ack: Acknowledge): Promise<void>;
}

/**
 * Puts itself between a receiver and Bolt, where every payload passes, also one that Bolt gives up on before any
 * middleware runs (unknown types, failed authorization). So every payload is counted and acknowledged, and no
 * failure reaches the receiver, which would answer it with silence.
 */
export function throughGate(
  receiver: Receiver,
  { net, inFlight, log }: { readonly net: Net; readonly inFlight: InFlight; readonly log: Logger },
): Receiver {
  async function pass(app: App, event: ReceiverEvent): Promise<void> {
    const ack = acknowledgeOnce(event.ack, log);
    if (inFlight.closed()) {
      await net.closing(event.body, ack);
      return;
    }
    try {
      await app.processEvent({ ...event, ack: ack.send });
      if (!ack.sent()) await net.unanswered(event.body, ack);
    } catch (error) {
      await net.caught(error, event.body, ack);
    }
    if (log.isLevelEnabled('debug')) log.debug(factsOf(event.body), 'handled');
  }
  return {
    init: (app) => {
      const processEvent = (event: ReceiverEvent) => inFlight.track(pass(app, event));
      receiver.init(Object.create(app, { processEvent: { value: processEvent } }) as App);
    },
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}
