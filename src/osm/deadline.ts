/** A time limit combined with the caller's own signal. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time ran out, as opposed to the caller stopping. */
  readonly expired: () => boolean;
  /** Removes the timer and the listener. Always call it. */
  readonly clear: () => void;
}

/**
 * Creates a deadline. It doesn't use `AbortSignal.any`, which on Node 20 keeps every combined signal alive as long as any of
 * them lives, such as one of the whole process.
 */
export function createDeadline(milliseconds: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let expired = false;
  const stop = () => controller.abort(caller?.reason);
  const clear = () => {
    clearTimeout(timer);
    caller?.removeEventListener('abort', stop);
  };
  const timer = setTimeout(() => {
    expired = true;
    clear();
    controller.abort(new DOMException(`no complete answer in ${milliseconds} ms`, 'TimeoutError'));
  }, milliseconds);
  if (caller?.aborted === true) stop();
  else caller?.addEventListener('abort', stop, { once: true });
  return { signal: controller.signal, expired: () => expired, clear };
}
