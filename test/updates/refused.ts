import { createTroubleStore } from '../../src/store/troubles.ts';
import type { Link } from '../../src/tickets/link.ts';
import { replyEventId } from '../../src/tickets/own-words.ts';
import type { DeliverTurn } from '../../src/updates/claim.ts';
import type { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { account, createWorld, type World } from './world.ts';

export const minute = 60_000;

export const archived = { outcome: 'refused', reason: 'is_archived' } as const;
export const barred = { outcome: 'barred', reason: 'token_revoked' } as const;
export const failed = { outcome: 'failed', reason: 'oops' } as const;

type Engine = ReturnType<typeof databases>[number];

/** Ticket 1 is linked to C1, its card is posted, all is quiet. */
export async function linked(engine: Engine, timing?: Parameters<typeof createWorld>[2]): Promise<World> {
  const w = createWorld(await engine.open(), {}, timing);
  w.service.add('1');
  // The feed gives a cursor from the first message on.
  w.service.say('1', 'old words');
  await w.link('1', 'C1');
  await w.run(minute);
  return w;
}

/** A word of the ticket that is to be delivered now. */
export async function news(w: World): Promise<void> {
  w.service.say('1', 'one');
  w.wait(minute);
  await w.poll();
}

/** Ticket 1 is suspended over a word that waits. */
export async function suspended(engine: Engine): Promise<World> {
  const w = await linked(engine);
  w.poster.meet('post', archived);
  await news(w);
  await w.deliver();
  return w;
}

export const linkOf = async (w: World): Promise<Link> => present((await w.links.ofTicket(account, '1'))[0]);

export const troublesOf = (w: World) => createTroubleStore({ database: w.database, replyEventId });

export const turnOf = (w: World): Omit<DeliverTurn, 'newId'> => ({ account, now: w.now(), timing: w.timing });
