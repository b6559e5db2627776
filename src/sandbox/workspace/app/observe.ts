import type { Exchange, Proof } from '../../journal/exchange.ts';
import type { Outgoing, Reception, Retry } from './wire.ts';

interface Attempt {
  readonly outgoing: Outgoing;
  readonly retry: Retry | undefined;
  readonly reception: Reception;
  /** After the deadline. */
  readonly late: boolean;
  readonly at: number;
  readonly took: number;
}

/** A payload that Slack sent to the app, and its ack, as recorded in the journal. */
export function describePayload(
  mode: 'socket' | 'http',
  { outgoing, retry, reception, late, at, took }: Attempt,
): Exchange {
  return {
    side: 'slack',
    kind: 'payload',
    name: outgoing.name,
    way: mode === 'socket' ? `Socket Mode, ${outgoing.type}` : `POST to the app, ${outgoing.type}`,
    at,
    took,
    proof: proofOf(mode, reception),
    result: resultOf(reception, late),
    failed: !reception.acked || late,
    request: { ...(retry && { retry }), payload: outgoing.payload },
    answer: reception.acked ? reception.body : undefined,
  };
}

/** Nothing is signed over a socket: the app authenticated when it connected. */
function proofOf(mode: 'socket' | 'http', reception: Reception): Proof {
  if (mode === 'socket') return { by: 'connection' };
  const refused = !reception.acked && reception.status === 401;
  return { by: 'signature', accepted: reception.acked ? true : refused ? false : undefined };
}

function resultOf(reception: Reception, late: boolean): string {
  if (reception.acked) return late ? 'acked too late' : 'acked';
  if (reception.reason === 'http_timeout') return 'not acked in time';
  return reception.status === undefined ? 'connection failed' : `refused with ${reception.status}`;
}
