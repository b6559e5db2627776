import { describe, expect, it } from '@jest/globals';
import type { AccessArea, AccessCommand, AccessSession, AccessTransfer } from '../../../src/tickets/access/area.ts';
import { readAccessLog } from '../../../src/tickets/access/log.ts';

const second = 1000;

/** Of each session, as a service lists them. */
interface Served {
  readonly sessions?: readonly AccessSession[];
  readonly commands?: readonly AccessCommand[];
  readonly transfers?: readonly AccessTransfer[];
}

async function logOf({ sessions = [{ id: '5', from: 1 }], commands = [], transfers = [] }: Served): Promise<string[]> {
  const area = {
    show: () =>
      Promise.resolve({ request: { id: 'A1', state: 1 }, hosts: [{ id: '7', name: 'web-1' }], console: false }),
    sessions: () => Promise.resolve(sessions),
    commands: () => Promise.resolve(commands),
    transfers: () => Promise.resolve(transfers),
  } as unknown as AccessArea;
  const { entries } = await readAccessLog(area, 'A1');
  return entries.map((entry) => {
    if (entry.kind === 'command') return entry.text;
    return entry.kind === 'file' ? entry.transfer.name : `${entry.kind} ${entry.session}`;
  });
}

/** Several within one second, since times have whole seconds. */
const commands = Array.from({ length: 250 }, (_, number) => ({
  text: `command ${number}`,
  at: Math.floor(number / 10) * second + second,
}));
const words = commands.map(({ text }) => text);

describe('the log of a request', () => {
  it('has commands in the order in which they were typed, from whichever end they are listed', async () => {
    for (const listed of [commands, commands.toReversed()]) {
      expect(await logOf({ commands: listed })).toEqual(['entered 5', ...words]);
    }
  });

  it('has them as they are listed where all have one time, or none', async () => {
    for (const at of [second, undefined]) {
      const same = commands.map(({ text }) => ({ text, at }));
      expect(await logOf({ commands: same })).toEqual(['entered 5', ...words]);
    }
  });

  it('has files among the commands', async () => {
    const file = (name: string, at?: number): AccessTransfer => ({ name, direction: 'download', at });
    const typed = [
      { text: 'a', at: second },
      { text: 'b' },
      { text: 'd', at: 3 * second },
      { text: 'e', at: 3 * second },
    ];
    const transfers = [file('f', 3 * second), file('c', 2 * second)];
    for (const listed of [typed, typed.toReversed()]) {
      expect(await logOf({ commands: listed, transfers })).toEqual(['entered 5', 'a', 'b', 'c', 'd', 'e', 'f']);
    }
    expect(await logOf({ commands: typed, transfers: [file('x'), file('y', second)] })).toEqual([
      ...['entered 5', 'x', 'a', 'b', 'y', 'd', 'e'],
    ]);
  });

  it('has one session after the other, in whatever order they are listed', async () => {
    const sessions = [
      { id: '5', from: second, to: 2 * second },
      { id: '6', from: 3 * second, to: 4 * second },
    ];
    for (const listed of [sessions, sessions.toReversed()]) {
      expect(await logOf({ sessions: listed })).toEqual(['entered 5', 'left 5', 'entered 6', 'left 6']);
    }
  });
});
