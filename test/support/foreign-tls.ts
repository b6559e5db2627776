import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { makeCertificate, type Certificate, type Issuer } from './certificates.ts';

/**
 * Servers with which TLS connections fail, so that no request ever arrives. `certificates.ts` makes the certificates.
 * Only a client that trusts `authority` (through NODE_EXTRA_CA_CERTS) recognizes `expired` and `wrong-name`; others
 * report an unknown issuer.
 */
export const tlsFailures = [
  'self-signed',
  'unknown-authority',
  'expired',
  'wrong-name',
  'plain-http',
  'hangs-up',
  'not-tls',
] as const;

export type TlsFailure = (typeof tlsFailures)[number];

export interface TlsServer {
  /** With https:// and a name in the certificate, except for `wrong-name`. */
  readonly url: string;
  /** How many requests got through. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/**
 * The authority that signs all certificates but the self-signed one; PEM. Trust it to see the other failures, or a
 * working server.
 */
export function makeAuthority(): Issuer {
  return makeCertificate({ name: 'Test Authority', authority: true });
}

const local = ['localhost', '127.0.0.1'];

function certificateFor(failure: TlsFailure | 'good', authority: Issuer): Certificate {
  switch (failure) {
    case 'self-signed':
      return makeCertificate({ name: 'localhost', hosts: local });
    case 'expired':
      return makeCertificate({ name: 'localhost', hosts: local, issuer: authority, until: new Date('2026-01-02') });
    case 'wrong-name':
      return makeCertificate({ name: 'other.invalid', hosts: ['other.invalid'], issuer: authority });
    default:
      return makeCertificate({ name: 'localhost', hosts: local, issuer: authority });
  }
}

/** @param failure `good` is a server that works for clients that trust the authority */
export async function startTls(
  failure: TlsFailure | 'good',
  authority: Issuer = makeAuthority(),
  answer: RequestListener = (_, response) => void response.end('{}'),
): Promise<TlsServer> {
  let requests = 0;
  const listener: RequestListener = (request, response) => {
    requests += 1;
    answer(request, response);
  };
  const server = serverFor(failure, authority, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function serverFor(failure: TlsFailure | 'good', authority: Issuer, listener: RequestListener): Server {
  if (failure === 'plain-http') return createHttp(listener);
  if (failure === 'hangs-up') return createServer((socket) => socket.once('data', () => socket.destroy()));
  if (failure === 'not-tls') return createServer((socket) => socket.end('220 mail.invalid ESMTP ready\r\n'));
  return createHttps(certificateFor(failure, authority), listener);
}
