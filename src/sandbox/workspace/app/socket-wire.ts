import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import type { Failure, Reception, Wire } from './wire.ts';

export interface SocketWire extends Wire {
  /** A ticket for one connection, as returned by `apps.connections.open`; undefined if ten are already open. */
  ticket(): string | undefined;
  /** Takes over an HTTP upgrade; refuses one without a fresh ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  /** Asks every client to reconnect, as Slack does every few hours. */
  refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts all connections without notice. */
  cut(): void;
}

const acknowledgement = z.looseObject({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});

/** Slack allows ten connections per app. */
const maxConnections = 10;
/** The client gives up a connection after 30 s without a ping. */
const heartbeat = 10_000;
/** How long a client may take to close its side, in milliseconds. */
const goodbye = 500;

/**
 * Socket Mode: envelopes go to the open connections in turn; an ack names its envelope.
 * @param appId named in the greeting
 */
export function createSocketWire(appId: string, onChange: () => void): SocketWire {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4_000_000 });
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const pending = new Map<string, { readonly socket: WebSocket; readonly settle: (reception: Reception) => void }>();
  const heart = setInterval(() => sockets.forEach((socket) => socket.ping()), heartbeat).unref();

  function greet(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (data) => acknowledge(data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      sockets.splice(sockets.indexOf(socket), 1);
      for (const [id, waiting] of pending) if (waiting.socket === socket) fail(id, 'connection_failed');
      onChange();
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.length,
        connection_info: { app_id: appId },
        debug_info: { host: 'sandbox', approximate_connection_time: 3600 },
      }),
    );
    onChange();
  }

  function acknowledge(data: RawData): void {
    const ack = acknowledgement.safeParse(parse(data));
    if (!ack.success) return;
    pending.get(ack.data.envelope_id)?.settle({ acked: true, body: ack.data.payload ?? {} });
    pending.delete(ack.data.envelope_id);
  }

  function fail(id: string, reason: Failure): void {
    pending.get(id)?.settle({ acked: false, reason });
    pending.delete(id);
  }

  return {
    ticket() {
      if (sockets.length >= maxConnections) return undefined;
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, greet);
    },
    send: (outgoing, retry) =>
      new Promise((settle) => {
        const socket = sockets.shift();
        if (socket === undefined) {
          settle({ acked: false, reason: 'connection_failed' });
          return;
        }
        sockets.push(socket);
        const id = randomUUID();
        pending.set(id, { socket, settle });
        const envelope = {
          envelope_id: id,
          type: outgoing.type,
          payload: outgoing.payload,
          accepts_response_payload: outgoing.type !== 'events_api',
          ...(outgoing.type === 'events_api' && {
            retry_attempt: retry?.attempt ?? 0,
            retry_reason: retry?.reason ?? '',
          }),
        };
        socket.send(JSON.stringify(envelope), (error) => {
          if (error) fail(id, 'connection_failed');
        });
      }),
    connections: () => sockets.length,
    refresh(reason) {
      const text = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
      sockets.forEach((socket) => socket.send(text));
    },
    cut: () => [...sockets].forEach((socket) => socket.terminate()),
    async close() {
      clearInterval(heart);
      const closed = sockets.map((socket) => new Promise((resolve) => void socket.once('close', resolve)));
      sockets.forEach((socket) => socket.close(1001));
      const impatient = setTimeout(() => [...sockets].forEach((socket) => socket.terminate()), goodbye);
      await Promise.all(closed);
      clearTimeout(impatient);
      server.close();
    },
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse((Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8'));
  } catch {
    return undefined;
  }
}
