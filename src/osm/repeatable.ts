import { OsmAnswerError, OsmNetworkError, type OsmError } from './errors.ts';
import type { Call } from './outgoing.ts';

/**
 * Whether a failed call can be sent again. After a 429, or if it was never sent, any call can, because it wasn't carried out.
 * After other failures only calls can that are safe to repeat, because the outcome is unknown.
 */
export function isRepeatable(error: OsmError, call: Call): boolean {
  // A failure during authorization belongs to another operation's call, which was already repeated.
  if (error.operation !== call.operation || !canResend(call)) return false;
  if (error.status === 429 || error.code === 'unreachable' || error.code === 'tls') return true;
  if (!call.repeatable) return false;
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  if (error instanceof OsmAnswerError) return error.code !== 'answer-too-large';
  return (error.status ?? 0) >= 500;
}

/** Whether the body can be sent again. A stream is opened only once. */
export function canResend(call: Call): boolean {
  return typeof call.payload?.content !== 'function';
}
