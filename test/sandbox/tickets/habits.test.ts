import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { defaultHabits, habitAmounts, habitValues } from '../../../src/sandbox/tickets/habits.ts';
import { read, start } from './support.ts';

it('every habit and value stands in the documentation, the default first', () => {
  const page = readFileSync(new URL('../../../docs/embedded-servers.md', import.meta.url), 'utf8');
  const section = page.split('## Habits\n')[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return line.startsWith('|') && !line.includes('---') ? [cells.slice(1, 3)] : [];
  });
  const documented: Record<string, string[]> = {};
  let name = '';
  for (const [habit = '', value = ''] of rows) {
    if (habit !== '') name = habit;
    if (habit !== 'habit') (documented[name] ??= []).push(value);
  }
  const values = Object.entries(habitValues).map(([habit, all]) => [habit, all.map(String)]);
  const amounts = Object.keys(habitAmounts).map((habit) => [habit, ['milliseconds']]);
  expect(documented).toEqual(Object.fromEntries([...values, ...amounts]));
});

it('every habit is set by option, by control and over HTTP', async () => {
  const server = await start({ controlOverHttp: true, habits: { groupId: 'replaces' } });
  expect(server.control.habits()).toEqual({ ...defaultHabits, groupId: 'replaces' });
  const call = async (method: string, ...args: readonly unknown[]) => {
    const body = JSON.stringify({ method, args });
    const headers = { 'content-type': 'application/json' };
    return await read(await fetch(`${server.url}/_control`, { method: 'POST', headers, body }));
  };
  for (const [habit, all] of Object.entries({ ...habitValues, ...habitAmounts })) {
    for (const value of all) {
      expect([habit, (await call('behave', { [habit]: value })).status]).toEqual([habit, 200]);
      expect((await call('habits')).json.result).toMatchObject({ [habit]: value });
    }
  }
  expect((await call('behave', { groupId: 'vanishes' })).status).toBe(400);
  expect((await call('behave', { feedLag: -1 })).status).toBe(400);
});
