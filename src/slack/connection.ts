import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { clientOptions, bridgeLog, withToken, isHopeless, persist } from './client.ts';
import { guarded, serverOptions, healthRoutes, portOf, serveHealth, type Vitals } from './http.ts';

/** How payloads arrive: over a connection that the app opens (Socket Mode), or as signed requests to a port. */
export type ConnectionOptions =
  | { readonly mode: 'socket'; readonly appToken: string; readonly port?: number | undefined }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number };

/** A receiver, with functions to start and stop it. */
export interface Connection {
  readonly receiver: Receiver;
  /**
   * In Socket Mode with a `port`, serves `/healthz` and `/readyz` there; called before anything else. In HTTP mode, does nothing.
   * Resolves with the port, if any.
   */
  listen(): Promise<{ readonly port?: number | undefined }>;
  /** Resolves when payloads can arrive; with the port in HTTP mode. */
  start(): Promise<{ readonly port?: number | undefined }>;
  stop(): Promise<void>;
}

export interface ConnectionDeps {
  /** Base URL of the Web API, which provides the address of the Socket Mode connection. */
  readonly apiUrl: string;
  /** For the Socket Mode connection, through a proxy for example. By default, the library's own. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Once aborted, the app reports itself as not ready. */
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

/** Request path in HTTP mode, as in the manifest. */
const path = '/slack/events';

function overHttp(
  { signingSecret, port }: Extract<ConnectionOptions, { readonly mode: 'http' }>,
  { stopping, writes, now, log }: ConnectionDeps,
): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: path,
    logger: bridgeLog(log),
    // The health checks are served from the same time as payloads.
    customRoutes: [
      ...healthRoutes({ isReady: () => !stopping.aborted, writes }),
      // Load balancers and monitors check with HEAD that the address is served.
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

/** Pause before reconnecting, and time limit for Slack's hello on a new connection. In milliseconds. */
const pause = { before: 100, hello: 30_000 } as const;

export interface SocketConnection {
  /** Resolves once connected. Rejects if Slack refuses the app token, or if `stop` is called first. */
  start(): Promise<void>;
  /** Whether the connection is currently open. */
  connected(): boolean;
  /** Resolves once disconnected. */
  stop(): Promise<void>;
}

/**
 * Keeps a Socket Mode connection open. The library's own reconnection gives up at the first failed HTTP call, with an unhandled
 * rejection that ends the process. It is therefore turned off (`autoReconnectEnabled: false`), and this function reconnects:
 * right away if Slack renews the connection, and with growing pauses if Slack is unreachable.
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
      // Wait before connecting: the old connection is still cleaning up and would close the new one too.
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
