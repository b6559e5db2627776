import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { isHopeless, persist } from './persist.ts';

/** Milliseconds: before coming back, and how long a connection may take until Slack says hello. */
const pause = { before: 100, hello: 30_000 } as const;

export interface Connection {
  /** Resolves once connected; rejects where the app token is not accepted, or it is stopped before. */
  start(): Promise<void>;
  /** Whether payloads arrive at the moment. */
  connected(): boolean;
  /** Resolves once disconnected. */
  stop(): Promise<void>;
}

/**
 * Keeps a Socket Mode connection. The library's own way back gives up for good at the first failed HTTP call, as a
 * rejection that nobody handles and that ends the process; so it is switched off (`autoReconnectEnabled: false`), and
 * this does it: at once where Slack renews the connection, and slower and slower where it cannot be reached.
 */
export function keepConnected(client: SocketModeReceiver['client'], log: Logger): Connection {
  const stopping = new AbortController();
  const { signal } = stopping;
  let connecting = false;
  let connected = false;

  async function attempt(): Promise<void> {
    const late = setTimeout(() => void client.disconnect(), pause.hello);
    try {
      await client.start();
    } finally {
      clearTimeout(late);
    }
  }

  async function connect(givesUp: (error: unknown) => boolean): Promise<void> {
    connecting = true;
    try {
      await persist(attempt, { signal, log, what: 'socket-mode', givesUp });
      connected = true;
    } finally {
      connecting = false;
    }
  }

  async function comeBack(): Promise<void> {
    try {
      // Not in the same turn: the old connection still cleans up, and would take the new one down with it.
      await sleep(pause.before, undefined, { signal });
      await connect(() => false);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  client.on('disconnected', () => {
    connected = false;
    if (!signal.aborted && !connecting) void comeBack();
  });

  return {
    start: () => connect(isHopeless),
    connected: () => connected,
    stop: async () => {
      stopping.abort();
      await client.disconnect();
    },
  };
}
