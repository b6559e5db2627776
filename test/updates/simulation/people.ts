import type { ServiceFailure } from '../../../src/tickets/ports.ts';
import type { Place } from '../../../src/tickets/links/link.ts';
import { readBaseline } from '../../../src/tickets/create/read-baseline.ts';
import { answered, type Machine } from './machines.ts';
import type { Reach } from './processes.ts';
import { plain } from './words.ts';
import type { World, MadeLink } from './world.ts';

const creator = 'U1';

const noList = () => Promise.resolve({ total: 0, tickets: [] });

/** Somebody links a ticket: it is read, then linked. Where the link exists, this resumes it. */
export function link(world: World, ticket: string, place: Place): (reach: Reach) => Machine {
  const { links, clock, made, note } = world;
  return async function* ({ name, service, waiting }) {
    let shown;
    try {
      shown = yield* answered(readBaseline({ ...service, list: noList }, ticket), waiting);
    } catch {
      return;
    }
    yield 'step';
    const followed = made.some((one) => one.ticket === ticket && !one.removed);
    const created = await links.create({ ...place, ticket, creator, at: clock.now() }, shown);
    const { id } = created.link;
    if (created.existed) {
      note(name, `resumes ${id}`);
      return;
    }
    const texts = countTexts(shown.messages.map(({ text }) => plain(text)));
    made.push({
      id,
      ticket,
      channel: place.channel,
      createdAt: clock.now(),
      baseline: followed ? undefined : { texts, status: shown.status, labels: shown.labels?.map(({ name }) => name) },
      removed: false,
    });
    note(name, `makes ${id}: ticket ${ticket} in ${place.channel}`);
  };
}

/** Tickets that were linked before the history begins. */
export async function linkAll(world: World, tickets: readonly string[], place: Place): Promise<void> {
  const { links, clock, made, api } = world;
  for (const ticket of tickets) {
    const shown = { ...api.peek(ticket), labels: [] };
    const created = await links.create({ ...place, ticket, creator, at: clock.now() }, shown);
    const baseline = { texts: new Map<string, number>(), status: shown.status, labels: [] };
    made.push({
      id: created.link.id,
      ticket,
      channel: place.channel,
      createdAt: clock.now(),
      baseline,
      removed: false,
    });
  }
  await world.afterWork();
}

export async function unlink({ links, note }: World, one: MadeLink): Promise<void> {
  await links.remove(one.id);
  one.removed = true;
  note('somebody', `removes ${one.id}`);
}

/** Somebody answers a ticket through the app, which may end at any point of this. */
export function reply(world: World, ticket: string, text: string): (reach: Reach) => Machine {
  const { replies, clock, newId, note } = world;
  return async function* ({ name, service, waiting }) {
    const id = newId();
    await replies.begin({ id, ticket, text, by: 'U2', at: clock.now() });
    note(name, `begins the reply ${id}: ${text}`);
    yield 'step';
    try {
      yield* answered(service.reply(ticket, text, []), waiting);
    } catch (error) {
      if ((error as ServiceFailure).ambiguous) return;
      await replies.release(id);
      note(name, `releases the reply ${id}`);
      return;
    }
    await replies.accepted(id);
    note(name, `keeps that the reply ${id} was accepted`);
  };
}

export function countTexts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
