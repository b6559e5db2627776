import type { Parameter } from '../../../src/tickets/catalog/catalog.ts';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { explain } from '../../../src/slack/interaction/explain.ts';
import { createGuardedUseCases } from '../../../src/tickets/visibility/guarded-use-cases.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { emptyValues } from '../../../src/tickets/create/form.ts';
import type { Role } from '../../../src/tickets/roles/roles.ts';
import { at } from '../../../src/slack/payload.ts';
import { openOffice, person } from '../../tickets/support/use-cases.ts';
import { failure } from '../../tickets/support/service.ts';
import { createFakeUseCases, startHarness, texts } from '../harness.ts';
import { formKey, offeredKey, somebody, ticket, type Payload } from './sample.ts';

/** What each refusal says after the role that it takes. */
export const refusal = 'can do this. Ask';

/** What somebody reads whose role is none: this sentence, and nothing beside it. */
export const noAccess = explain(new DomainError('no-access'), texts);

/** What came of one payload. */
export interface Outcome {
  /** All that Slack got, as JSON: the acknowledgement and the calls. */
  readonly shown: string;
  /** The methods that were called. */
  readonly calls: readonly string[];
  /** The options of a menu, where it asked for them. */
  readonly offered: unknown;
  /** What was asked of the ticket service and the stores, reading tickets, the catalog and the stores aside. */
  readonly reached: readonly string[];
  /** All that was asked of the ticket service and the stores. */
  readonly touched: readonly string[];
}

/** The whole surface over real use cases, whose stores and ticket service tell what was asked of them. */
export interface RoleContext {
  /**
   * Has somebody of a role send a payload, in a world that is as it always was at first.
   * @param owner who opened the ticket, and follows it
   */
  send(role: Role, payload: Payload, owner?: string): Promise<Outcome>;
  close(): Promise<void>;
}

/** What changes nothing, and may be asked before the role is known to reach. Whoever may read a ticket marks it as read. */
const reads =
  /^(?:messages\.markRead|once\.find|links\.(?:at|byId|page|ofTicket)|troubles\.(?:paused|suspended|dead|history)|(?:filters|subscriptions|approvals)\.of|replies\.sent)$/;
const serviceReads = /^(?:list|show|status|messages|addresses|catalog)\b/;

/** The object, with each call of a method recorded before it is carried out. */
function recorded<Part extends object>(part: Part, area: string, calls: string[]): Part {
  return new Proxy(part, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        calls.push(`${area}.${String(key)}`);
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** Areas of which every method fails, once it was recorded. */
function unreachable(calls: string[]): TicketAreas {
  const area = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, method) => () => {
          calls.push(`${name}.${String(method)}`);
          return Promise.reject(failure('reached'));
        },
      },
    );
  return new Proxy({} as TicketAreas, { get: (_, name) => area(String(name)) });
}

/** One with choices, as a menu offers them. */
const zone: Parameter = {
  ...{ key: 'zone', name: 'Zone', kind: 'single-choice', required: false, sensitive: false },
  options: [{ id: 'z1', name: 'Zone 1' }],
};
const parameters = () => Promise.resolve({ parameters: [zone], common: [] });

export async function openRoleContext(): Promise<RoleContext> {
  const office = openOffice();
  const { service, linked, entries, cache, deps } = office;
  const calls: string[] = [];
  const areas = unreachable(calls);
  const useCases = createGuardedUseCases({
    ...deps,
    once: recorded(deps.once, 'once', calls),
    links: recorded(deps.links, 'links', calls),
    deliveryProblems: recorded(deps.deliveryProblems, 'troubles', calls),
    replies: recorded(deps.replies, 'replies', calls),
    files: recorded(deps.files, 'files', calls),
    filters: recorded(deps.filters, 'filters', calls),
    subscriptions: recorded(deps.subscriptions, 'subscriptions', calls),
    approvals: recorded(deps.approvals, 'approvals', calls),
    inLanguage: () => ({ service: { ...service, catalog: { ...service.catalog, parameters } }, areas }),
    sleep: () => Promise.resolve(),
  });
  const only = (role: Role) => [person(role).id];
  const harness = await startHarness(createFakeUseCases(), {
    useCases,
    cache,
    roles: {
      default: 'none',
      guests: 'none',
      external: 'none',
      viewers: only('viewer'),
      requesters: only('requester'),
      operators: only('operator'),
      admins: only('admin'),
    },
  });
  harness.api.answer('chat.postMessage', () => ({ ok: true, channel: 'D1', ts: '1.1' }));

  /** A ticket of the owner, whom a thread of it and a suspended one belong to. */
  async function begin(user: string, owner: string): Promise<void> {
    service.tickets.clear();
    const found = service.add({ id: ticket, description: 'The disk is full', status: 1 });
    const link = { ticket, creator: owner, createdAt: 0 };
    const suspended = { ...link, id: 'L2', channel: 'C2', suspended: 'is_archived' };
    linked.splice(
      0,
      Infinity,
      ...[{ ...link, id: 'L1', channel: 'C1' }, suspended].map((one) => ({ link: one, baseline: found })),
    );
    const created = { ticket, actor: owner, action: 'create', outcome: 'ok', at: 0 };
    entries.splice(0, Infinity, created);
    await office.filters.save(user, { name: 'mine', filter: { scope: 'all', words: [] } }, 0, 10);
    const values = { ...emptyValues, description: 'The disk is full', secrets: undefined };
    await cache.set(`draft:T1:${user}`, { version: 1, key: formKey, at: 0, values }, 0);
    await cache.set(`diagnosis:${user}:${formKey}`, 'The disk is full', 0);
    await cache.set(`offered:${user}:${offeredKey}`, { text: 'The disk is full', files: [], unlisted: 0 }, 0);
    calls.length = 0;
    service.calls.length = 0;
  }

  let count = 0;
  return {
    close: () => harness.close(),
    async send(role, payload, owner = somebody) {
      const user = person(role).id;
      await begin(user, owner);
      count += 1;
      const before = harness.api.calls.length;
      const view = payload.view && { ...payload.view, id: `V${count}`, root_view_id: 'V0' };
      const body = JSON.stringify({
        ...payload,
        ...{ user: { id: user, team_id: 'T1' }, user_id: user, team_id: 'T1' },
        ...{ channel: { id: 'C1' }, channel_id: 'C1', trigger_id: `trigger.${count}` },
        ...{ response_url: `${harness.api.url}respond`, view },
      }).replaceAll(somebody, owner);
      const { ack, done } = harness.deliver(JSON.parse(body) as Record<string, unknown>);
      const [answer] = await Promise.all([ack, done]);
      const reached = [
        ...calls.filter((call) => !reads.test(call)),
        ...service.calls.filter((call) => !serviceReads.test(call)),
      ];
      return {
        shown: JSON.stringify([answer, harness.api.calls.slice(before)]),
        calls: harness.api.calls.slice(before).map(({ method }) => method),
        offered: at(answer, 'options'),
        reached,
        touched: [...calls, ...service.calls],
      };
    },
  };
}
