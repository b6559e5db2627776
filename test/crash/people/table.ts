import { draw } from '../table.ts';
import type { Outcome } from './play.ts';

/** The figures of each engine, one below the other. */
export function tableOf(outcomes: ReadonlyMap<string, Outcome>): string {
  const columns = [...outcomes.values()];
  const line = (name: string, of: (outcome: Outcome) => number | string) => [
    name,
    ...columns.map((one) => String(of(one))),
  ];
  return draw([
    ['', ...outcomes.keys()],
    line('processes', (one) => one.processes),
    line('instructions', (one) => one.instructions),
    line('sendings', (one) => one.sendings),
    line('changed words', (one) => one.reworded),
    line('kill -9', (one) => one.kills),
    line('SIGTERM', (one) => one.terms),
    line('ended by themselves', (one) => one.exits.length),
    line('calls of the bot', (one) => one.calls),
    line('lost replies', (one) => one.lostReplies),
    line('429', (one) => one.throttled),
    line('5xx', (one) => one.serverErrors),
    line('slowest ack, ms', (one) => one.slowestAck.toFixed(0)),
    line('lost', (one) => one.verdict.lost),
    line('duplicated', (one) => one.verdict.duplicated),
    line('falsely reported', (one) => one.verdict.falselyReported),
    line('unanswered', (one) => one.verdict.unanswered),
    line('stuck', (one) => one.verdict.stuck),
    line('seconds', (one) => one.seconds.toFixed(0)),
  ]);
}
