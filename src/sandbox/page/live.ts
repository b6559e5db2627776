import type { ServerResponse } from 'node:http';
import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';
import { headers } from './answer.ts';

/** Tells every open page that something changed, by server-sent events; what changed, the page asks for. */
export interface Live {
  /** Keeps this response open as a stream of events. */
  follow(response: ServerResponse): void;
  tell(): void;
  close(): void;
}

/** Proxies and browsers drop what is silent for long; a comment line is no event. Milliseconds. */
const heartbeat = 20_000;

/** Watches both servers without polling. */
export function createLive(workspace: WorkspaceControl, tickets: TicketControl): Live {
  const followers = new Set<ServerResponse>();
  let open = true;
  let queued = false;
  const write = (text: string) => {
    for (const response of followers) response.write(text);
  };
  // Changes of one moment, as of a bot that posts and edits, become one event.
  const tell = () => {
    if (queued) return;
    queued = true;
    setImmediate(() => {
      queued = false;
      write('event: change\ndata:\n\n');
    });
  };
  const watch = async () => {
    let revision = -1;
    while (open) {
      const next = await workspace.changed(revision, heartbeat);
      if (next === revision) write(':\n\n');
      else tell();
      revision = next;
    }
  };
  const unwatch = tickets.watch(tell);
  void watch();
  return {
    tell,
    follow(response) {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 1000\n\n');
      followers.add(response);
      response.on('close', () => followers.delete(response));
    },
    close() {
      open = false;
      unwatch();
      for (const response of followers) response.end();
    },
  };
}
