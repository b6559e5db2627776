import { z } from 'zod';
import { reasons } from '../blocks/reasons.ts';
import { refusal, SlackError } from '../error.ts';
import type { Workspace } from '../workspace.ts';

export type Result = Readonly<Record<string, unknown>>;

/** A Web API method. `call` returns the properties next to `ok: true`, or throws a `SlackError`. */
export interface Method {
  readonly token: 'bot' | 'app';
  /** The token needs one of these; empty: no scope is needed. */
  readonly scopes: readonly string[];
  call(ws: Workspace, raw: Readonly<Record<string, unknown>>): Result;
}

interface Definition<Args extends z.ZodType> {
  readonly token?: 'app' | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly args: Args;
  run(ws: Workspace, args: z.output<Args>): Result;
}

/** Defines a method: invalid arguments are answered with `invalid_arguments` and the reasons. */
export function method<Args extends z.ZodType>(definition: Definition<Args>): Method {
  return {
    token: definition.token ?? 'bot',
    scopes: definition.scopes ?? [],
    call(ws, raw) {
      const parsed = definition.args.safeParse(raw);
      if (!parsed.success) throw refusal('invalid_arguments', reasons(parsed.error.issues, ''));
      return definition.run(ws, parsed.data);
    },
  };
}

/** Arguments arrive as text (a form) or as JSON; these accept both. */
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string());
export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1', 'false', '0']).transform((word) => word === 'true' || word === '1'),
]);
export const json = z.preprocess(parseText, z.unknown());

/**
 * A number of items; `invalid_limit` if it is not one (docs.slack.dev, "conversations.members"). A number above Slack's
 * maximum is reduced, or refused.
 */
export const limit = (initial: number, max: number, beyond: 'cut' | 'refused' = 'cut') =>
  z
    .unknown()
    .default(initial)
    .transform((given) => {
      const wanted = given === '' ? Number.NaN : Number(given);
      if (!Number.isInteger(wanted) || wanted < 1) throw new SlackError('invalid_limit');
      if (beyond === 'refused' && wanted > max) throw new SlackError('invalid_limit');
      return Math.min(wanted, max);
    });

function parseText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
