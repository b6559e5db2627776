import type { Fault as ServiceFault } from '../../src/sandbox/tickets/control/faults.ts';
import type { Fault as SlackFault } from '../../src/sandbox/workspace/index.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { Tempo } from './tempo.ts';

/** The share of calls affected by each fault; posts are affected two thirds more often. */
const share = 0.015;

/** When Slack carries out a post that it did not answer in time, in parts of the settle time. */
const lateBy = [0.3, 0.6, 0.9] as const;

const refusals = ['429', '500', 'timeout', 'drop'] as const;

const serviceFaults = [
  '429',
  '500',
  '502',
  'timeout',
  'drop',
  'html',
  'drop-after',
  'timeout-after',
  'truncated',
  'empty',
  'slow-body',
] as const satisfies readonly ServiceFault['kind'][];

/** Makes both servers slow, and a share of all calls fail, in all ways, until healed. */
export function makeTrouble({ workspace, tickets }: Sandbox, { timing }: Tempo): void {
  const retryAfter = Math.max(1, Math.round(timing.settle / 10_000));
  const probability = share;
  const slackFaults: readonly SlackFault[] = [
    ...refusals.map((kind) => ({ method: '*', kind, retryAfter, probability })),
    { method: 'chat.postMessage', kind: 'drop-after', probability: 4 * share },
    ...lateBy.map((part) => ({
      method: 'chat.postMessage',
      kind: 'late-accept' as const,
      after: part * timing.settle,
      probability: 2 * share,
    })),
    { method: 'chat.update', kind: 'late-accept', after: 0.9 * timing.settle, probability: 4 * share },
  ];
  workspace.latency(timing.spacing / 2);
  tickets.latency(timing.spacing / 4);
  for (const fault of slackFaults) workspace.fail(fault);
  for (const kind of serviceFaults) tickets.fail({ kind, retryAfter, probability });
}
