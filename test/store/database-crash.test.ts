import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../src/store/database.ts';
import { databases } from '../support/databases.ts';
import { runnable } from '../support/program.ts';

describe.each(databases())('processes with one database on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('keeps all that was acknowledged, and no half of a transaction, when a process is killed', async () => {
    const url = await engine.url();
    const acknowledged = await killAfter(startChild(url, 'write'), 20);
    const database = await openDatabase(url);
    const rows = await database.db.selectFrom('process').select(['name', 'started_at']).execute();
    const left = rows.filter(({ name }) => name === 'left').map((row) => row.started_at);
    const right = rows.filter(({ name }) => name === 'right').map((row) => row.started_at);
    await database.close();
    expect(left.sort()).toEqual(right.sort());
    expect(left).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  });

  it('is set up once when several processes start at the same time', async () => {
    const url = await engine.url();
    const children = Array.from({ length: 3 }, () => startChild(url, 'open'));
    const exits = await Promise.all(children.map((child) => once(child, 'exit')));
    expect(exits.map(([code]: unknown[]) => code)).toEqual([0, 0, 0]);
    const database = await openDatabase(url);
    expect(await database.db.selectFrom('process').selectAll().execute()).toEqual([]);
    await database.close();
  });
});

function startChild(url: string, task: 'write' | 'open'): ChildProcess {
  return spawn(process.execPath, [...runnable('test/support/store-child.ts'), url, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills the process in the middle of its work; answers the numbers that it had acknowledged until then. */
async function killAfter(child: ChildProcess, lines: number): Promise<number[]> {
  const numbers: number[] = [];
  if (child.stdout === null) throw new Error('the child has no output');
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== 'open') numbers.push(Number(line));
    if (numbers.length === lines) child.kill('SIGKILL');
  }
  await ended;
  return numbers;
}
