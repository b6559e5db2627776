import type { Fault } from '../control/faults.ts';
import { notPublished, Refusal } from './refusal.ts';
import { jsonAnswer, type WireAnswer } from './request.ts';

/** What is sent: an answer, and how much of it. `half`: half of the body, then silence. */
export interface Outcome {
  readonly answer: WireAnswer;
  readonly delivery: 'whole' | 'cut' | 'silence' | 'half';
}

const page = '<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';
const nothing: WireAnswer = { status: 0, headers: {}, body: Buffer.alloc(0) };

/**
 * The outcome of a fault that prevents the call.
 * @throws Refusal for faults that look like an API error
 * @returns undefined if the call is carried out
 */
export function failBefore(fault: Fault): Outcome | undefined {
  switch (fault.kind) {
    case '429':
      return { answer: throttled(fault.retryAfter), delivery: 'whole' };
    case '500':
      throw new Refusal(500, 'OSM.0004', 'Server internal error');
    case '502':
      return { answer: html(502), delivery: 'whole' };
    case 'html':
      return { answer: html(200), delivery: 'whole' };
    case 'business':
      throw new Refusal(200, fault.code ?? 'OSM.01010014', 'The operation failed');
    case 'absent':
      throw notPublished();
    case 'timeout':
      return { answer: nothing, delivery: 'silence' };
    case 'drop':
      return { answer: nothing, delivery: 'cut' };
    default:
      return undefined;
  }
}

/** The outcome of a call that was carried out under a fault. */
export function failAfter(fault: Fault | undefined, answer: WireAnswer): Outcome {
  switch (fault?.kind) {
    case 'drop-after':
      return { answer: nothing, delivery: 'cut' };
    case 'timeout-after':
      return { answer: nothing, delivery: 'silence' };
    case 'truncated':
      return {
        answer: { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) },
        delivery: 'whole',
      };
    case 'empty':
      return { answer: { ...answer, body: Buffer.alloc(0) }, delivery: 'whole' };
    case 'slow-body':
      return { answer, delivery: 'half' };
    default:
      return { answer, delivery: 'whole' };
  }
}

/** The gateway's text for a throttled call. Its window is a minute; the real one sends no Retry-After. */
function throttled(retryAfter: number | undefined): WireAnswer {
  const body = {
    error_code: 'APIGW.0308',
    error_msg: 'The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute',
  };
  return jsonAnswer(429, body, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
}

function html(status: number): WireAnswer {
  return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(page) };
}
