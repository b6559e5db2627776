import type { App, Receiver } from '@slack/bolt';

/** One delivery: the first acknowledgment, and the end of all work for it. */
export interface Delivery {
  /** Resolves with the acknowledgment's body; rejects if the work ends without one. */
  readonly ack: Promise<unknown>;
  readonly done: Promise<void>;
}

/** Drives a Bolt app in process, without a port. */
export function createInProcessReceiver(): Receiver & {
  /** @param how `isLost`: no acknowledgment reaches Slack, as on a broken connection */
  readonly deliver: (body: Record<string, unknown>, how?: { readonly isLost?: boolean }) => Delivery;
} {
  let app: App | undefined;
  return {
    init: (ready) => {
      app = ready;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    deliver: (body, { isLost = false } = {}) => {
      let acked: (answer: unknown) => void = () => undefined;
      const answered = new Promise((resolve) => {
        acked = resolve;
      });
      const done = Promise.resolve(
        app?.processEvent({
          body,
          ack: (answer?: unknown) => {
            acked(answer);
            return isLost ? Promise.reject(new Error('The connection is closed.')) : Promise.resolve();
          },
        }),
      );
      const missing = done.then(() => Promise.reject(new Error('Nobody acknowledged.')));
      const ack = Promise.race([answered, missing]);
      ack.catch(() => undefined);
      return { ack, done };
    },
  };
}
