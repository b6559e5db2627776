import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Database } from '../../src/store/database.ts';
import { createCache } from '../../src/store/keyv.ts';
import { createWriteProbe } from '../../src/ops/write-probe.ts';
import { databases, sqlite } from '../support/databases.ts';

const start = Date.UTC(2026, 0, 2);

function probeOf(database: Database, timeout?: number) {
  const clock = { at: start };
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => lines.push(line) });
  const now = () => clock.at;
  const cache = createCache(database, 'health', { now });
  const writes = createWriteProbe(() => cache.set('written', now(), 60_000), { now, log, timeout });
  return { clock, lines, writes };
}

const written = async ({ db }: Database) =>
  (await db.selectFrom('cache').select('value').where('namespace', '=', 'health').execute()).map(
    ({ value }) => (JSON.parse(value) as { value: number }).value,
  );

describe.each(databases())('write probe on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('writes one row, and not more often than every five seconds', async () => {
    const database = await engine.open();
    const { clock, writes } = probeOf(database);
    expect(await Promise.all([writes(), writes(), writes()])).toEqual([true, true, true]);
    clock.at += 4999;
    expect(await writes()).toBe(true);
    expect(await written(database)).toEqual([start]);
    clock.at += 1;
    expect(await writes()).toBe(true);
    expect(await written(database)).toEqual([start + 5000]);
  });

  it('asks again where the clock is set back', async () => {
    const database = await engine.open();
    const { clock, writes } = probeOf(database);
    await writes();
    clock.at -= 3_600_000;
    expect(await writes()).toBe(true);
    expect(await written(database)).toEqual([start - 3_600_000]);
  });

  it('fails where the database is closed', async () => {
    const database = await engine.open();
    const { clock, lines, writes } = probeOf(database);
    expect(await writes()).toBe(true);
    await database.close();
    clock.at += 5000;
    expect(await writes()).toBe(false);
    expect(lines.join('')).toContain('database not writable');
  });
});

describe('write probe on SQLite', () => {
  const engine = sqlite();
  const held: (() => void)[] = [];
  afterEach(() => held.splice(0).forEach((release) => release()));
  afterAll(() => engine.cleanup());

  it('fails while the database can only be read, and says so once', async () => {
    const database = await engine.open();
    const { clock, lines, writes } = probeOf(database);
    await sql`pragma query_only = on`.execute(database.db);
    for (let time = 0; time < 3; time += 1) {
      expect(await writes()).toBe(false);
      clock.at += 5000;
    }
    expect(await written(database)).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it('fails while a write hangs, says so once, and begins no other', async () => {
    const database = await engine.open();
    const { clock, lines, writes } = probeOf(database, 50);
    const busy = new Promise<void>((resolve) => held.push(resolve));
    const holder = database.db.transaction().execute(() => busy);
    expect(await Promise.all([writes(), writes()])).toEqual([false, false]);
    clock.at += 5000;
    expect(await writes()).toBe(false);
    expect(lines).toHaveLength(1);
    held.splice(0).forEach((release) => release());
    await holder;
    expect(await writes()).toBe(true);
    expect(lines.slice(1).join('')).toContain('database writable again');
  });
});
