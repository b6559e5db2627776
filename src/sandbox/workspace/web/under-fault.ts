import type { Workspace } from '../workspace.ts';
import { htmlReply, jsonReply, type Reply } from './reply.ts';

export interface Handled {
  readonly reply: Reply;
  /** For the request log: `ok`, an error code, or the fault. */
  readonly outcome: string;
}

/** Carries out a call with the current latency and the fault that applies to it. */
export async function underFault(ws: Workspace, method: string, run: () => Handled): Promise<Handled> {
  if (ws.faults.latency() > 0) await ws.timers.pause(ws.faults.latency());
  const fault = ws.faults.strike(method);
  switch (fault?.kind) {
    case undefined:
      return run();
    case '429':
      return { reply: tooMany(fault.retryAfter ?? 1), outcome: 'ratelimited' };
    case '500':
      return {
        reply: htmlReply('<html><body><h1>Internal Server Error</h1></body></html>', 500),
        outcome: 'fault: 500',
      };
    case 'timeout':
      return { reply: 'hang', outcome: 'fault: timeout' };
    case 'drop':
      return { reply: 'cut', outcome: 'fault: drop' };
    case 'drop-after':
      return { reply: 'cut', outcome: `fault: drop-after (${run().outcome})` };
    case 'late-accept':
      await ws.timers.pause(fault.after ?? 0);
      return late(run());
    case 'error':
      return {
        reply: jsonReply({ ok: false, error: fault.error ?? 'internal_error' }),
        outcome: fault.error ?? 'internal_error',
      };
  }
}

function late({ reply, outcome }: Handled): Handled {
  return { reply, outcome: `fault: late-accept (${outcome})` };
}

export function tooMany(seconds: number): Reply {
  return jsonReply({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) });
}
