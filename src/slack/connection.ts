import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { clientOptions, bridgeLog, withToken, isHopeless, persist } from './client.ts';
import { guarded, serverOptions, healthRoutes, portOf, serveHealth, type Vitals } from './http.ts';

/** How payloads arrive: over a connection that the app opens, or as signed requests to a port. */
export type ConnectionOptions =
  | { readonly mode: 'socket'; readonly appToken: string; readonly port?: number | undefined }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number };

/** A receiver, and how it is started and stopped. */
export interface Connection {
  readonly receiver: Receiver;
  /** Opens the port for `/healthz` and `/readyz`, before anything else, where payloads need none: `port` of Socket Mode. */
  listen(): Promise<{ readonly port?: number | undefined }>;
  /** Resolves once payloads can arrive, with the port where there is one. */
  start(): Promise<{ readonly port?: number | undefined }>;
  stop(): Promise<void>;
}

export interface ConnectionDeps {
  /** Where the address of the Socket Mode connection is asked for. */
  readonly apiUrl: string;
  /** Carries that connection, through a proxy say; the library's own way where it is left out. */
  readonly dispatcher?: Dispatcher | undefined;
  /** From its end on the app is not ready any more. */
  readonly stopping: AbortSignal;
  /** For health checks. */
  readonly writes: Vitals['writes'];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Logger;
}

export function createConnection(options: ConnectionOptions, deps: ConnectionDeps): Connection {
  return options.mode === 'socket' ? overSocket(options, deps) : overHttp(options, deps);
}

function overSocket(
  { appToken, port }: Extract<ConnectionOptions, { readonly mode: 'socket' }>,
  { apiUrl, dispatcher, stopping, writes, log }: ConnectionDeps,
): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(dispatcher !== undefined && { dispatcher }),
    autoReconnectEnabled: false,
    logger: bridgeLog(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
  });
  const connection = keepConnected(receiver.client, log);
  let health: Server | undefined;
  return {
    receiver,
    listen: async () => {
      if (port === undefined) return {};
      health = await serveHealth(port, { isReady: () => connection.connected() && !stopping.aborted, writes });
      return { port: portOf(health) };
    },
    start: async () => {
      await withToken('SLACK_APP_TOKEN', connection.start());
      return {};
    },
    stop: async () => {
      await connection.stop();
      health?.close();
      health?.closeAllConnections();
    },
  };
}

/** Where Slack sends to in HTTP mode, as in the manifest. */
const path = '/slack/events';

function overHttp(
  { signingSecret, port }: Extract<ConnectionOptions, { readonly mode: 'http' }>,
  { stopping, writes, now, log }: ConnectionDeps,
): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: path,
    logger: bridgeLog(log),
    // Nothing is served before payloads are taken.
    customRoutes: [
      ...healthRoutes({ isReady: () => !stopping.aborted, writes }),
      // Load balancers and monitors ask so whether the address is served.
      { path, method: 'HEAD', handler: (_, response) => void response.writeHead(200).end() },
    ],
  });
  receiver.requestListener = guarded(receiver.requestListener, { path, now, log });
  let listening = false;
  return {
    receiver,
    listen: () => Promise.resolve({}),
    start: async () => {
      const server = await receiver.start(port, serverOptions);
      listening = true;
      return { port: portOf(server) };
    },
    stop: () => (listening ? receiver.stop() : Promise.resolve()),
  };
}

/** Milliseconds: before coming back, and how long a connection may take until Slack says hello. */
const pause = { before: 100, hello: 30_000 } as const;

export interface SocketConnection {
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
function keepConnected(client: SocketModeReceiver['client'], log: Logger): SocketConnection {
  const stopping = new AbortController();
  const { signal } = stopping;
  let connecting = false;
  let connected = false;

  async function attempt(): Promise<void> {
    const timer = setTimeout(() => void client.disconnect(), pause.hello);
    try {
      await client.start();
    } finally {
      clearTimeout(timer);
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

  async function reopenForm(): Promise<void> {
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
    if (!signal.aborted && !connecting) void reopenForm();
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
