import { createOsm } from '../../../src/osm/index.ts';
import { startTicketService, type TicketServiceServer } from '../../../src/sandbox/tickets/service.ts';
import type { Ticket } from '../../../src/tickets/ticket/ticket.ts';
import type { TicketService } from '../../../src/tickets/ports.ts';

/** The embedded ticket service with open tickets, each with an answer of the engineer. */
export interface BenchTickets {
  readonly control: TicketServiceServer['control'];
  /** The tickets to follow, in the order of their creation. Every second one is in progress. */
  readonly ids: readonly string[];
  /** A client like the bot's own. */
  readonly service: TicketService;
  /** The environment with which a program reaches it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The current state of a ticket. */
  ticket(id: string): Ticket;
  /** The cursor at which the feed continues from now. */
  cursor(): Promise<string>;
  close(): Promise<void>;
}

const credential = {
  accessKey: 'BENCHACCESSKEY',
  secretKey: 'bench-secret-access-key',
  domainId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  user: { name: 'bench', password: 'bench-password', domain: 'acme', project: 'ap-southeast-3' },
};

/** About as much as people write. */
const description = (number: number) =>
  `Question ${number}: ${'the elastic cloud server does not answer after the restart. '.repeat(4)}`;
const answer = `We look into it. ${'Please send us the log of the console and the time of the restart. '.repeat(3)}`;

const authors = { customer: 'customer', engineer: 'engineer', 'third-party': 'third-party' } as const;

/**
 * @param count tickets to follow
 * @param others open tickets that nobody follows
 */
export async function startTickets(count: number, others = 0): Promise<BenchTickets> {
  const [start, all] = [Date.now(), count + others];
  let clock: number | undefined;
  const server = await startTicketService({ credentials: [credential], now: () => clock ?? Date.now() });
  const { control, url, iamUrl } = server;
  const made = Array.from({ length: all }, (_, index) => {
    // One per minute up to now: a list longer than the largest offset is read in creation windows.
    clock = start - (all - index) * 60_000;
    const id = control.create({ description: description(index + 1) });
    control.say(id, answer);
    if (index % 2 === 1) control.accept(id);
    return id;
  });
  clock = undefined;
  const ids = made.slice(0, count);
  const { service } = createOsm({
    endpoint: url,
    iamEndpoint: iamUrl,
    accessKey: { id: credential.accessKey, secret: credential.secretKey },
    domainId: credential.domainId,
    language: 'en-us',
  });
  return {
    control,
    ids,
    service,
    environment: {
      OSM_ENDPOINT: url,
      IAM_ENDPOINT: iamUrl,
      OSM_ACCESS_KEY: credential.accessKey,
      OSM_SECRET_KEY: credential.secretKey,
      OSM_DOMAIN_ID: credential.domainId,
    },
    ticket(id) {
      const view = control.get(id);
      const messages = view.messages.map(({ author, authorName, text, at }) => ({
        author: authors[author],
        authorName,
        text,
        // In whole seconds, as the feed has it.
        at: Math.floor(at / 1000) * 1000,
        attachments: [],
      }));
      return { id, description: view.description, status: view.status, createdAt: view.createdAt, messages };
    },
    async cursor() {
      const { cursor } = await service.feed(ids.slice(-1));
      if (cursor === undefined) throw new Error('The feed gave no cursor.');
      return cursor;
    },
    close: () => server.close(),
  };
}
