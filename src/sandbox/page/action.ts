import { z } from 'zod';
import { personOf, type Sources } from './view.ts';

/** One thing the page may do: what it takes, and how it is done. */
export interface Action {
  /** Checks and runs; throws a `ZodError` for arguments of another form, a `ControlError` for what cannot be done. */
  readonly run: (sources: Sources, input: unknown) => unknown;
}

export function action<T>(schema: z.ZodType<T>, run: (sources: Sources, input: T) => unknown): Action {
  return { run: (sources, input) => run(sources, schema.parse(input)) };
}

/** As `action`, for what a person does: anybody but the bot. */
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
