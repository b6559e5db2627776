import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Database } from '../../src/store/database.ts';
import { knownProcesses } from '../../src/store/processes.ts';
import { createPresence, type Presence } from '../../src/updates/presence.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { until } from '../support/sandbox.ts';
import { createWorld } from './world.ts';

const groups = Array.from({ length: 200 }, (_, index) => `group ${index}`);

describe.each(databases())('processes on one $name', (engine) => {
  const running: Presence[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((presence) => presence.stop()));
  });
  afterAll(() => engine.cleanup());

  const log = pino({ level: 'silent' });
  const begin = async (database: Database, owner: string, onLook: () => void = () => undefined) => {
    const timing = { heartbeat: 20, takeover: 500 };
    const presence = createPresence({ database, owner, name: owner, timing, now: Date.now, log, onLook });
    running.push(presence);
    await presence.start();
    return presence;
  };
  const shareOf = ({ isMine }: Presence) => groups.filter((group) => isMine()?.(group) ?? true);

  it('share the work, each its own part, and the whole of it together', async () => {
    const database = await engine.open();
    const first = await begin(database, 'a');
    expect(first.isMine()).toBeUndefined();
    const second = await begin(database, 'b');
    expect(shareOf(second).length).toBeLessThan(groups.length);
    await until(() => shareOf(first).length < groups.length, 'the first knows the second');
    expect([...shareOf(first), ...shareOf(second)].sort()).toEqual([...groups].sort());
  });

  it('leave their work to the others when they stop, and are forgotten', async () => {
    const database = await engine.open();
    const first = await begin(database, 'a');
    const second = await begin(database, 'b');
    await second.leave();
    expect(shareOf(second)).toEqual([]);
    await until(() => shareOf(first).length === groups.length, 'the first has it all');
    await second.stop();
    expect((await knownProcesses(database.db)).map(({ id }) => id)).toEqual(['a']);
  });

  it('take over what a dead one was reading, and forget it', async () => {
    const database = await engine.open();
    const w = createWorld(database);
    w.service.add('1');
    await w.link('1', 'C1');
    present(await w.claimPoll('dead'));
    await database.db.insertInto('process').values({ id: 'dead', name: 'dead', started_at: 0, beat: 5 }).execute();
    expect(await w.claimPoll('a')).toBeUndefined();
    let looks = 0;
    await begin(database, 'a', () => (looks += 1));
    await until(async () => (await knownProcesses(database.db)).length === 1, 'the dead one is forgotten');
    expect(looks).toBeGreaterThan(0);
    // By the clock of this world no time has passed since the claim.
    await database.db.updateTable('poll_group').set({ due_at: w.now() }).execute();
    expect(present(await w.claimPoll('a')).members).toHaveLength(1);
  });

  it('go on where the database fails for a while', async () => {
    const database = await engine.open();
    const first = await begin(database, 'a');
    await database.db.schema.alterTable('process').renameTo('away').execute();
    await begin(database, 'b');
    await database.db.schema.alterTable('away').renameTo('process').execute();
    await until(() => shareOf(first).length < groups.length, 'both are there');
  });
});
