import { z } from 'zod';
import type { Sources } from './view.ts';

const query = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** The exchanges after a revision that the page knows, and the active faults; throws a `ZodError`. */
export function readExchanges({ journal, troubles }: Sources, parameters: URLSearchParams) {
  const { after } = query.parse(Object.fromEntries(parameters));
  return { ...journal.since(after), troubles: troubles.active() };
}
