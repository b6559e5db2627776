import { z } from 'zod';
import type { Look } from './view.ts';

const ts = z
  .string()
  .regex(/^\d{1,12}\.\d{6}$/)
  .optional();
/** By how many messages a window may grow at once. */
const step = z.coerce.number().int().min(0).max(100).optional();

const query = z.object({
  me: z.string().default(''),
  channel: z.string().default(''),
  thread: ts,
  from: ts,
  to: ts,
  older: step,
  newer: step,
});

/** Reads from an address who is viewing what; throws a `ZodError`. */
export function readLook(parameters: URLSearchParams): Look {
  const { me, channel, thread, ...window } = query.parse(Object.fromEntries(parameters));
  return { me, channel, thread, window };
}
