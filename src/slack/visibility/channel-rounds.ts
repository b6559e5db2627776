import type { Logger } from 'pino';
import type { Channels } from '../../tickets/visibility/ports.ts';

/** Milliseconds between two rounds: Slack has no event for a private channel that becomes public. */
const interval = 10 * 60_000;

/** Milliseconds between two channels: `conversations.info` takes about 50 calls a minute (tier 3), and others need some. */
const pace = 3000;

export interface RoundOptions {
  /** The channels in which tickets are linked. */
  readonly linkedChannels: () => Promise<readonly string[]>;
}

/** Looks again and again at who can read the channels in which tickets are linked, one after another. */
export function createChannelRounds({
  channels,
  linkedChannels,
  log,
}: RoundOptions & { readonly channels: Channels; readonly log: Logger }): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let left: string[] = [];
  const step = async () => {
    if (left.length === 0) left = [...(await linkedChannels())];
    const next = left.shift();
    if (next !== undefined) await channels.audience(next);
  };
  const go = () => {
    step()
      .catch((error: unknown) => log.warn({ err: error }, 'cannot check channels'))
      .finally(() => {
        if (timer !== undefined) wait(left.length > 0 ? pace : interval);
      });
  };
  const wait = (milliseconds: number) => {
    timer = setTimeout(go, milliseconds);
    timer.unref();
  };
  return {
    start: () => wait(pace),
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
