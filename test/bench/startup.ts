import { setTimeout as sleep } from 'node:timers/promises';
import { bounds, judged, type Bound } from './bounds.ts';
import { median } from './load.ts';
import { residentMegabytes } from './processes.ts';
import { against } from './surroundings.ts';
import type { Row } from './table.ts';

const rounds = 5;

interface Figures {
  readonly startup: number;
  readonly memory: number;
}

/** Time to ready, and memory at rest, compared with an empty app; in turns, median of five. */
export async function startupRows(botScript: string, emptyScript: string, restSeconds: number): Promise<Row[]> {
  const measure = (script: string, port: number) =>
    against(script, { port }, async ({ startup, process }) => {
      await sleep(restSeconds * 1000);
      return { startup, memory: residentMegabytes(process) };
    });
  const bot: Figures[] = [];
  const empty: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bot.push(await measure(botScript, 3905));
    empty.push(await measure(emptyScript, 3906));
  }
  const row = (what: string, field: 'startup' | 'memory', unit: string, bound: Bound, of: 'value' | 'ratio'): Row => {
    const value = median(bot.map((one) => one[field]));
    const beside = median(empty.map((one) => one[field]));
    const ratio = value / beside;
    return {
      what,
      value,
      unit,
      beside: { what: 'empty Bolt app', value: beside },
      ratio,
      bound: judged(bound, of === 'ratio' ? ratio : value),
    };
  };
  return [
    row('start to ready', 'startup', 'ms', bounds.start.ratio, 'ratio'),
    row(`memory after ${restSeconds} s at rest`, 'memory', 'MB', bounds.start.memory, 'value'),
  ];
}
