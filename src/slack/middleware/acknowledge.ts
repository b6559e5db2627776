import type { Logger } from 'pino';

/** An ack that can be called at any time, by anybody, as often as they like: the first call counts, none throws. */
export interface Acknowledge {
  readonly send: (response?: unknown) => Promise<void>;
  readonly sent: () => boolean;
}

/**
 * Bolt throws at a second ack, at one after 3 seconds and at one on a lost connection. None of these may stop the
 * work that the person asked for, or hide the error that led there.
 * @param lost tells the person by another way what did not reach Slack; never rejects
 */
export function acknowledgeOnce(
  ack: (response?: unknown) => Promise<void>,
  log: Logger,
  lost: (response: unknown) => Promise<void> = () => Promise.resolve(),
): Acknowledge {
  let sent = false;
  return {
    sent: () => sent,
    send: async (response) => {
      if (sent) return;
      sent = true;
      try {
        await ack(response);
      } catch (error) {
        log.warn({ err: error }, 'acknowledgment did not reach Slack');
        await lost(response);
      }
    },
  };
}
