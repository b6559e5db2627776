import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { clientOptions } from './client.ts';
import { bridgeLog } from './log-bridge.ts';
import { keepConnected } from './socket.ts';

/** How payloads arrive: over a connection that the app opens, or as signed requests to a port. */
export type ConnectionOptions =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number };

/** A receiver, and how it is started and stopped. */
export interface Connection {
  readonly receiver: Receiver;
  /** Resolves once payloads can arrive, with the port where there is one. */
  start(): Promise<{ readonly port?: number | undefined }>;
  stop(): Promise<void>;
}

export interface ConnectionParts {
  /** Where the address of the Socket Mode connection is asked for. */
  readonly apiUrl: string;
  /** Carries that connection, through a proxy say; the library's own way where it is left out. */
  readonly dispatcher?: Dispatcher | undefined;
  readonly log: Logger;
}

export function createConnection(options: ConnectionOptions, parts: ConnectionParts): Connection {
  return options.mode === 'socket' ? overSocket(options.appToken, parts) : overHttp(options, parts.log);
}

function overSocket(appToken: string, { apiUrl, dispatcher, log }: ConnectionParts): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    ...(dispatcher !== undefined && { dispatcher }),
    autoReconnectEnabled: false,
    logger: bridgeLog(log),
    installerOptions: { clientOptions: clientOptions(apiUrl, log) },
  });
  const connection = keepConnected(receiver.client, log);
  return {
    receiver,
    start: async () => {
      await connection.start();
      return {};
    },
    stop: () => connection.stop(),
  };
}

function overHttp(
  { signingSecret, port }: { readonly signingSecret: string; readonly port: number },
  log: Logger,
): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logger: bridgeLog(log),
    customRoutes: [{ path: '/healthz', method: 'GET', handler: healthy }],
  });
  let listening = false;
  return {
    receiver,
    start: async () => {
      const server = await receiver.start(port);
      listening = true;
      return { port: (server.address() as AddressInfo).port };
    },
    stop: () => (listening ? receiver.stop() : Promise.resolve()),
  };
}

/** The process is up and takes requests; for whoever watches over it. */
function healthy(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.end('ok');
}
