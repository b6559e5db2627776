import { createDeliveryProblemStore } from '../../src/store/delivery-problems.ts';
import type { Link } from '../../src/tickets/links/link.ts';
import type { DeliverTurn } from '../../src/updates/claim.ts';
import type { TestEngine } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { linked, minute } from './linked.ts';
import { type World } from './world.ts';

export const archived = { outcome: 'refused', reason: 'is_archived' } as const;
export const barred = { outcome: 'barred', reason: 'token_revoked' } as const;
export const failed = { outcome: 'failed', reason: 'oops' } as const;

/** A word of the ticket that is to be delivered now. */
export async function news(w: World): Promise<void> {
  w.service.say('1', 'one');
  w.wait(minute);
  await w.poll();
}

/** Ticket 1 is suspended over a word that waits. */
export async function suspended(engine: TestEngine): Promise<World> {
  const w = await linked(engine);
  w.poster.meet('post', archived);
  await news(w);
  await w.deliver();
  return w;
}

export const linkOf = async (w: World): Promise<Link> => present((await w.links.ofTicket('1'))[0]);

export const troublesOf = (w: World) => createDeliveryProblemStore(w.database);

export const turnOf = (w: World): Omit<DeliverTurn, 'newId'> => ({ now: w.now(), timing: w.timing });
