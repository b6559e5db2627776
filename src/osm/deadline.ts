/** A time limit joined with the caller's own wish to stop. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True once the time was up, as opposed to the caller's stop. */
  readonly expired: () => boolean;
  /** Lets go of timer and listener; to be called whatever happens. */
  readonly clear: () => void;
}

/**
 * Made by hand rather than with `AbortSignal.any`, which on Node 20 keeps every joined signal alive for as long as a
 * long-lived one of them (that of a whole process, say).
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
