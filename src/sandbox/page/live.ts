import type { ServerResponse } from 'node:http';
import type { Journal } from '../journal/journal.ts';
import type { TicketControl } from '../tickets/control/control.ts';
import type { WorkspaceControl } from '../workspace/control.ts';
import { headers } from './answer.ts';

/** Informs every open page of changes by server-sent events; the page then requests what changed. */
export interface Live {
  /** Keeps this response open as an event stream. */
  follow(response: ServerResponse): void;
  tell(): void;
  close(): void;
}

/** Proxies and browsers drop silent connections; a comment line keeps them open. Milliseconds. */
const heartbeat = 20_000;

/** Watches both servers and their exchanges without polling. */
export function createLive(workspace: WorkspaceControl, tickets: TicketControl, journal: Journal): Live {
  const followers = new Set<ServerResponse>();
  let open = true;
  const write = (text: string) => {
    for (const response of followers) response.write(text);
  };
  const queued = new Set<string>();
  // Combines simultaneous changes, such as a post and an edit by the bot, into one event.
  const announce = (event: 'change' | 'exchange') => {
    if (queued.size === 0)
      setImmediate(() => {
        for (const name of queued) write(`event: ${name}\ndata:\n\n`);
        queued.clear();
      });
    queued.add(event);
  };
  const tell = () => announce('change');
  const watch = async () => {
    let revision = -1;
    while (open) {
      const next = await workspace.changed(revision, heartbeat);
      if (next === revision) write(':\n\n');
      else tell();
      revision = next;
    }
  };
  const unwatch = [tickets.watch(tell), journal.watch(() => announce('exchange'))];
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
      for (const end of unwatch) end();
      for (const response of followers) response.end();
    },
  };
}
