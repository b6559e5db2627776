import { z } from 'zod';
import { personOf, type Sources } from './view.ts';

/** An action of the page: its arguments and how it runs. */
export interface Action {
  /**
   * Checks the arguments and runs; throws a `ZodError` for malformed ones, a `ControlError` if the action is
   * impossible.
   */
  readonly run: (sources: Sources, input: unknown) => unknown;
}

export function action<T>(schema: z.ZodType<T>, run: (sources: Sources, input: T) => unknown): Action {
  return { run: (sources, input) => run(sources, schema.parse(input)) };
}

/** Like `action`, for something a person does: anyone but the bot. */
export function deed<T extends { readonly me: string }>(
  schema: z.ZodType<T>,
  run: (workspace: Sources['workspace'], input: T) => unknown,
): Action {
  return action(schema, ({ workspace }, input) => {
    personOf(workspace.people(), input.me);
    return run(workspace, input);
  });
}

/** A file that a person picked. */
export const file = z.strictObject({ name: z.string().min(1).max(255), base64: z.base64() });
