import { OsmAnswerError, OsmNetworkError, type OsmError } from './errors.ts';
import type { Call } from './outgoing.ts';

/**
 * Whether a failed call may be sent again. A 429, and what never left, was not carried out, so any call may; all other
 * failures leave open what happened, so only calls may whose repetition does no harm.
 */
export function isRepeatable(error: OsmError, call: Call): boolean {
  // What failed while authorizing was another operation's call, and has been repeated there.
  if (error.operation !== call.operation || !canResend(call)) return false;
  if (error.status === 429 || error.code === 'unreachable' || error.code === 'tls') return true;
  if (!call.repeatable) return false;
  if (error instanceof OsmNetworkError) return error.code !== 'aborted';
  if (error instanceof OsmAnswerError) return error.code !== 'answer-too-large';
  return (error.status ?? 0) >= 500;
}

/** A stream is opened once. */
export function canResend(call: Call): boolean {
  return typeof call.payload?.content !== 'function';
}
