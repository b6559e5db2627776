import { setTimeout as pause } from 'node:timers/promises';
import { ControlError } from '../workspace/index.ts';

/** How long a person keeps trying, and how often; milliseconds. */
const patience = 10_000;
const between = 250;

/**
 * Does what a person does, and retries if the screen does not offer it yet: a slow list is empty at first.
 * @throws ControlError of the last attempt
 */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ControlError) || performance.now() > end) throw error;
      await pause(between);
    }
  }
}
