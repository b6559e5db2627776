import type { SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from 'pino';

/** Answers of `apps.connections.open` that no waiting mends. */
const hopeless = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'not_allowed_token_type',
  'missing_scope',
]);

/** Milliseconds: the first wait, the longest one, and how long a connection may take until Slack says hello. */
const pause = { first: 200, longest: 30_000, hello: 30_000 } as const;

export interface Connection {
  /** Resolves once connected; rejects where the app token is not accepted. */
  start(): Promise<void>;
  /** Resolves once disconnected. */
  stop(): Promise<void>;
}

/**
 * Keeps a Socket Mode connection. The library's own way back gives up for good at the first failed HTTP call, as a
 * rejection that nobody handles and that ends the process; so it is switched off (`autoReconnectEnabled: false`), and
 * this does it: at once where Slack renews the connection, and slower and slower where it cannot be reached.
 */
export function keepConnected(client: SocketModeReceiver['client'], log: Logger): Connection {
  let stopped = false;
  let connecting = false;
  let wake: (() => void) | undefined;

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function attempt(): Promise<void> {
    const late = setTimeout(() => void client.disconnect(), pause.hello);
    try {
      await client.start();
    } finally {
      clearTimeout(late);
    }
  }

  async function connect(first: boolean): Promise<void> {
    connecting = true;
    try {
      for (let tries = 0; !stopped; tries += 1) {
        try {
          await attempt();
          return;
        } catch (error) {
          if (first && isHopeless(error)) throw error;
          log.warn({ err: error, tries }, 'Slack cannot be reached by Socket Mode; trying again.');
        }
        await wait(Math.min(pause.longest, pause.first * 2 ** tries) * (0.5 + Math.random() / 2));
      }
    } finally {
      connecting = false;
    }
  }

  client.on('disconnected', () => {
    if (stopped || connecting) return;
    // Not in the same turn: the old connection still cleans up, and would take the new one down with it.
    void wait(pause.first / 2).then(() => connect(false));
  });

  return {
    start: () => connect(true),
    stop: async () => {
      stopped = true;
      wake?.();
      await client.disconnect();
    },
  };
}

function isHopeless(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && hopeless.has(error.data.error);
}
