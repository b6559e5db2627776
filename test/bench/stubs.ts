import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Stub {
  readonly url: string;
  close(): void;
}

export interface SlackStub extends Stub {
  /** Resolves once a modal was opened with this trigger. */
  opened(trigger: string): Promise<void>;
  /** How many messages were posted so far. */
  posts(): number;
}

/**
 * Answers every Slack method after `delay` milliseconds with the fields that the bot reads: the cheapest possible
 * Slack.
 */
export async function startSlackStub(delay = 0): Promise<SlackStub> {
  let posts = 0;
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  const view = { id: 'V1', hash: '1', state: { values: {} }, blocks: [], private_metadata: '', callback_id: 'create' };
  const user = { id: 'U1', team_id: 'T1', name: 'ann', tz: 'Etc/UTC' };
  const body = JSON.stringify({
    ok: true,
    team_id: 'T1',
    user_id: 'UBOT',
    bot_id: 'B1',
    user,
    users: [],
    view,
    ts: '1.1',
    channel: 'C1',
  });
  const stub = await start(
    createServer((incoming, answer) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => {
        const send = () => answer.writeHead(200, { 'content-type': 'application/json' }).end(body);
        if (delay > 0) setTimeout(send, delay);
        else send();
        if (incoming.url === '/api/chat.postMessage') posts += 1;
        if (incoming.url !== '/api/views.open') return;
        const trigger = /trigger_id=([^&]+)/.exec(Buffer.concat(parts).toString())?.[1] ?? '';
        if (!waiting.has(trigger)) early.add(trigger);
        waiting.get(trigger)?.();
        waiting.delete(trigger);
      });
    }),
  );
  const opened = (trigger: string) =>
    new Promise<void>((resolve) => {
      if (early.delete(trigger)) resolve();
      else waiting.set(trigger, resolve);
    });
  return { ...stub, opened, posts: () => posts };
}

/**
 * A ticket API that answers everything with the same few lists, after `delay` milliseconds. Each operation used by a
 * form returns a documented field, because an answer without one does not count as the API's and is requested again.
 */
export function startTicketStub(delay: number): Promise<Stub> {
  const products = [{ incident_product_category_id: 'ecs', incident_product_category_name: 'Elastic Cloud Server' }];
  const body = JSON.stringify({
    incident_product_category_list: products,
    incident_sub_type_list: [{ incident_sub_type_id: 'compute', incident_product_category_list: products }],
    area_code_list: [{ id: 1, area_code: '86', area_name: 'Chinese mainland' }],
    is_signed_latest: true,
    incident_status_counts: [],
    data_center_list: [],
    mc_email_infos: [],
    config: {},
    accessory_limit: { limit_count: '5', limit_size: '10', limit_file_type: 'txt,png' },
  });
  return start(
    createServer((incoming: IncomingMessage, answer) => {
      incoming.resume().on('end', () => {
        setTimeout(() => answer.writeHead(200, { 'content-type': 'application/json' }).end(body), delay);
      });
    }),
  );
}

async function start(server: Server): Promise<Stub> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
