import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { makeCertificate } from './certificates.ts';

/** A company proxy on this machine: resolves hosts that nobody else can, and allows only CONNECT. */
export interface Proxy {
  /** `http://user:password@127.0.0.1:port` if it requires credentials. */
  readonly url: string;
  /** Number of accepted tunnels by `host:port`. */
  readonly tunnels: ReadonlyMap<string, number>;
  /** Number of refusals, because of credentials or an unknown host. */
  refused(): number;
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** `slack.test:443` → a port of this machine. */
  readonly routes: Readonly<Record<string, number>>;
  readonly credentials?: { readonly user: string; readonly password: string } | undefined;
}

export async function startProxy({ routes, credentials }: ProxyOptions): Promise<Proxy> {
  const tunnels = new Map<string, number>();
  const sockets = new Set<Socket>();
  let refused = 0;
  const wanted =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => undefined);
    const target = request.url ?? '';
    const port = routes[target];
    const known = wanted === undefined || request.headers['proxy-authorization'] === wanted;
    if (!known || port === undefined) {
      refused += 1;
      client.end(`HTTP/1.1 ${known ? '403 Forbidden' : '407 Proxy Authentication Required'}\r\n\r\n`);
      return;
    }
    tunnels.set(target, (tunnels.get(target) ?? 0) + 1);
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      client.pipe(onward).pipe(client);
    });
    sockets.add(onward);
    onward.on('error', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const login = credentials && `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@`;
  return {
    url: `http://${login ?? ''}127.0.0.1:${port}`,
    tunnels,
    refused: () => refused,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Servers that terminate TLS for others, with certificates of a private authority. */
export interface TlsFronts {
  /** PEM of the authority, for `NODE_EXTRA_CA_CERTS`. */
  readonly authority: string;
  /** Returns the port at which `host` serves TLS in front of the server at `port()`. */
  add(host: string, port: () => number): Promise<number>;
  close(): Promise<void>;
}

export function createTlsFronts(): TlsFronts {
  const authority = makeCertificate({ name: 'Authority of a company', authority: true });
  const closers: (() => Promise<unknown>)[] = [];
  return {
    authority: authority.cert,
    async add(host, port) {
      const { cert, key } = makeCertificate({ name: host, hosts: [host], issuer: authority });
      const sockets = new Set<{ destroy(): unknown }>();
      const server = createTlsServer({ cert, key }, (client) => {
        const onward = connect(port(), '127.0.0.1');
        for (const socket of [client, onward]) sockets.add(socket.on('error', () => socket.destroy()));
        client.pipe(onward).pipe(client);
        client.on('close', () => onward.destroy());
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      closers.push(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
        return once(server, 'close');
      });
      return (server.address() as AddressInfo).port;
    },
    async close() {
      await Promise.all(closers.map((close) => close()));
    },
  };
}
