import { isServiceFailure } from '../../../src/tickets/failures.ts';
import type { ServiceFailure } from '../../../src/tickets/ports.ts';

/** There is no such operation for the account. */
export class MissingOperation extends Error {}

export function failure(message: string, traits: Partial<ServiceFailure>): ServiceFailure {
  return Object.assign(new Error(message), { code: 'virtual', ambiguous: false, notFound: false, ...traits });
}

export const noTicket = (id: string) =>
  failure(`no ticket ${id}`, { code: 'OSM.01010015', notFound: true, refusal: true });

/** What the client makes of answers that are not the ticket service's; see the tests of `src/osm/`, `foreign.test.ts` first. */
export interface ForeignTraits {
  readonly code: string;
  /** What is known of a write: it was not carried out for certain, or perhaps it was. */
  readonly write: 'certain' | 'unclear';
  /** A proxy may ask for a pause, too; milliseconds. */
  readonly retryAfter?: number;
}

export const foreignTraits: readonly ForeignTraits[] = [
  { code: 'foreign-answer', write: 'unclear' },
  { code: 'foreign-answer', write: 'unclear', retryAfter: 20_000 },
  { code: 'redirected', write: 'unclear' },
  { code: 'broken-answer', write: 'unclear' },
  { code: 'empty-answer', write: 'unclear' },
  { code: 'unreadable-answer', write: 'unclear' },
  { code: 'timeout', write: 'unclear' },
  { code: 'network', write: 'unclear' },
  { code: 'unreachable', write: 'certain' },
  { code: 'circuit-open', write: 'certain' },
];

/** The error that the client makes of the foreign answer of this number. */
export function foreignFailure(number: number, isWrite: boolean): ServiceFailure {
  const { code, write, ...traits } = foreignTraits[number % foreignTraits.length] ?? {
    code: 'network',
    write: 'unclear',
  };
  return failure('something that is not the ticket service answered', {
    ...traits,
    code,
    ambiguous: isWrite && write === 'unclear',
  });
}

export function isForeign(error: unknown): boolean {
  return isServiceFailure(error) && foreignTraits.some(({ code }) => code === error.code);
}
