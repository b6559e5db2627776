import { getHeapStatistics } from 'node:v8';
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

/** Bytes of memory for each payload that is worked on: a list that holds hundreds of tickets takes about 1 MB, and lives on a while. */
const memoryEach = 4 * 1024 * 1024;

/** More than any workspace has at a time; more than one person does. */
const most = { total: 400, each: 20 } as const;

/** As much as the memory of the process is good for. */
export function admissionLimits(memory = getHeapStatistics().heap_size_limit): AdmissionLimits {
  const total = Math.min(most.total, Math.floor(memory / memoryEach));
  return { total, each: Math.min(most.each, Math.ceil(total / 4)) };
}

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
      if (all >= total) return undefined;
      // What Slack says by itself is on behalf of nobody in particular.
      if (user !== '' && (persons.get(user) ?? 0) >= each) return undefined;
      count(user, 1);
      return () => count(user, -1);
    },
  };
}
