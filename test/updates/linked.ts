import type { TestEngine } from '../support/databases.ts';
import { createWorld, type World } from './world.ts';

export const minute = 60_000;

/** Ticket 1 is linked to C1, its card is posted, all is quiet. */
export async function linked(engine: TestEngine, timing?: Parameters<typeof createWorld>[2]): Promise<World> {
  const w = createWorld(await engine.open(), {}, timing);
  w.service.add('1');
  // The feed gives a cursor from the first message on.
  w.service.say('1', 'old words');
  await w.link('1', 'C1');
  await w.run(minute);
  return w;
}
