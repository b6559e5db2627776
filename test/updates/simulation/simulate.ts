import type { Database } from '../../../src/store/database.ts';
import type { History } from './history.ts';
import { judge } from './judge.ts';
import { clear } from './memory.ts';
import { createPlay } from './play.ts';
import type { Rules } from './rules.ts';
import { createWorld } from './world.ts';

/** How a history ended. */
export interface Ending {
  /** What is not as promised; empty where all is well. */
  readonly complaints: readonly string[];
  /** Who did what when. */
  readonly story: readonly string[];
}

/** Plays a history by these rules, lets all come to rest in a world that works again, and judges. */
export async function simulate(database: Database, rules: Rules, history: History): Promise<Ending> {
  await clear(database);
  const world = createWorld(database, { ...history, rules });
  const play = createPlay(world);
  await play.begin();
  for (const command of history.commands) await play.obey(command);
  const left = (await play.rest()) ?? (history.revealed ? await play.reveal() : undefined);
  const restless = left === undefined ? [] : [`does not come to rest: ${left}`];
  return { complaints: [...restless, ...(await judge(world))], story: world.story };
}
