import type { Logger } from 'pino';
import { z } from 'zod';
import { within } from '../ops/within.ts';
import { formFile, isEmpty, readDraft, type Draft } from '../tickets/draft.ts';
import type { FormFile } from '../tickets/form.ts';
import type { Cache } from '../tickets/ports.ts';

/** How long unsent words are kept: 7 days, in milliseconds. */
const kept = 7 * 24 * 60 * 60 * 1000;

/** Milliseconds. A form must be answered within 3 s, and a draft is a help, not a condition. */
const patience = 400;

/** Whose draft it is, as the payload says. */
export interface Person {
  readonly user: string;
  readonly team: string | undefined;
}

/**
 * What people entered into the create form and did not send. No method rejects or takes long: where the cache fails,
 * there is no draft, and the log says so.
 */
export interface Drafts {
  load(person: Person): Promise<Draft | undefined>;
  /** An empty draft is not kept, and does not replace one that is. */
  save(person: Person, draft: Draft): Promise<void>;
  /** Removes the draft of a submission; another one of the same person stays. */
  remove(person: Person, key: string): Promise<void>;
  /** The files that belong to a form besides those of its file input. */
  carried(person: Person, key: string): Promise<readonly FormFile[] | undefined>;
  carry(person: Person, key: string, files: readonly FormFile[]): Promise<void>;
}

export function createDrafts({ cache, log }: { readonly cache: Cache; readonly log: Logger }): Drafts {
  const keyOf = ({ user, team }: Person) => `draft:${team ?? ''}:${user}`;
  const filesKey = (person: Person, key: string) => `${keyOf(person)}:files:${key}`;

  async function tolerant<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await within(work(), patience);
      if (done === undefined) throw new Error('The cache is slow.');
      return done.value;
    } catch (error) {
      log.warn({ err: error }, 'A draft could not be read or kept.');
      return undefined;
    }
  }

  const load = async (person: Person) => readDraft(await tolerant(() => cache.get(keyOf(person))));
  return {
    load,
    save: async (person, draft) => {
      if (!isEmpty(draft)) await tolerant(() => cache.set(keyOf(person), draft, kept));
    },
    remove: async (person, key) => {
      const found = await load(person);
      if (found?.key === key) await tolerant(() => cache.delete(keyOf(person)));
      await tolerant(() => cache.delete(filesKey(person, key)));
    },
    carried: async (person, key) => {
      const found = await tolerant(() => cache.get(filesKey(person, key)));
      return z.array(formFile).safeParse(found).data;
    },
    carry: async (person, key, files) => {
      await tolerant(() => cache.set(filesKey(person, key), files, kept));
    },
  };
}
