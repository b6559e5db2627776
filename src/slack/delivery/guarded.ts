import { troubleOf, type Trouble } from './outcome.ts';

/** Turns whatever happens into an outcome. The client cannot be interrupted; a call that is given up on may still arrive. */
export async function guarded<Result>(signal: AbortSignal, call: () => Promise<Result>): Promise<Result | Trouble> {
  if (signal.aborted) return { outcome: 'failed', reason: 'aborted' };
  let stop: () => void = () => undefined;
  const aborted = new Promise<Trouble>((resolve) => {
    stop = () => resolve({ outcome: 'unclear', reason: 'aborted' });
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([call(), aborted]);
  } catch (error) {
    return troubleOf(error);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
