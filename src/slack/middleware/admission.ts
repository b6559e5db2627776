import { factsOf } from '../payload.ts';

/** How much is worked on at a time; what comes on top is told to wait, which costs next to nothing. */
export interface AdmissionLimits {
  /** For everybody together, and for one person. */
  readonly total: number;
  readonly each: number;
}

export interface Admission {
  /** @returns what is called at the end of the work; undefined where there is too much of it */
  enter(body: unknown): (() => void) | undefined;
}

/** Each payload that is worked on holds its words, a client, and soon answers of the ticket API: some 100 kB. */
export const admissionLimits: AdmissionLimits = { total: 200, each: 20 };

/** Bounds what is worked on, so that no crowd, and no single person, takes the memory of the process. */
export function createAdmission({ total, each }: AdmissionLimits): Admission {
  const persons = new Map<string, number>();
  let all = 0;
  const count = (person: string, by: 1 | -1) => {
    all += by;
    const now = (persons.get(person) ?? 0) + by;
    if (now === 0) persons.delete(person);
    else persons.set(person, now);
  };
  return {
    enter(body) {
      const { kind, user = '' } = factsOf(body);
      // What a form held is kept when it closes: nobody can do that again.
      if (kind === 'closed') return () => undefined;
      if (all >= total || (persons.get(user) ?? 0) >= each) return undefined;
      count(user, 1);
      return () => count(user, -1);
    },
  };
}
