import type { Logger } from 'pino';
import { z } from 'zod';
import { withTimeout } from '../../ops/with-timeout.ts';
import { formFile, isEmpty, readDraft, type Draft } from '../../tickets/create/draft.ts';
import type { FormFile } from '../../tickets/create/form.ts';
import type { Cache } from '../../tickets/ports.ts';

/** How long drafts are kept: 7 days, in milliseconds. */
const kept = 7 * 24 * 60 * 60 * 1000;

/** Time limit for the cache in milliseconds. A form must be answered within 3 seconds, and drafts are optional. */
const draftsTimeoutMs = 400;

/** Maximum number of drafts per person; the oldest is dropped. */
const maxDrafts = 5;

export interface DraftDeps {
  readonly cache: Cache;
  /** Milliseconds left until Slack needs the acknowledgment. */
  readonly timeLeft: () => number;
  readonly log: Logger;
}

/** `only`: the draft itself, as earlier versions stored it. */
interface DraftList {
  readonly keys: readonly string[];
  readonly only?: Draft;
}

/** The owner of a draft, from the payload. */
export interface Person {
  readonly user: string;
  readonly team: string | undefined;
}

/**
 * What people entered into create forms and did not send; each form has its own draft. No method rejects or takes long: if the
 * cache fails, there is no draft and a log line says so.
 */
export interface Drafts {
  /** All drafts of a person, the most recently saved first. */
  all(person: Person): Promise<readonly Draft[]>;
  of(person: Person, key: string): Promise<Draft | undefined>;
  /**
   * Saves a draft. An empty draft isn't saved and doesn't replace an existing one.
   * @param instead key of the form that this one replaces; its draft is removed
   */
  save(person: Person, draft: Draft, instead?: string): Promise<void>;
  /** Removes a draft. The files of its form stay until they expire, because the same form may be submitted again. */
  remove(person: Person, key: string): Promise<void>;
  /** Files that belong to a form in addition to those of its file input. */
  carried(person: Person, key: string): Promise<readonly FormFile[] | undefined>;
  carry(person: Person, key: string, files: readonly FormFile[]): Promise<void>;
}

export function createDrafts({ cache, timeLeft, log }: DraftDeps): Drafts {
  const listKey = ({ user, team }: Person) => `draft:${team ?? ''}:${user}`;
  const draftKey = (person: Person, key: string) => `${listKey(person)}:form:${key}`;
  const filesKey = (person: Person, key: string) => `${listKey(person)}:files:${key}`;

  async function tolerant<T>(work: () => Promise<T>, longest = draftsTimeoutMs): Promise<T | undefined> {
    try {
      const done = await withTimeout(work(), longest);
      if (done === undefined) throw new Error('The cache is slow.');
      return done.value;
    } catch (error) {
      log.warn({ err: error }, 'cannot read or save a draft');
      return undefined;
    }
  }

  const soon = () => Math.min(draftsTimeoutMs, timeLeft());

  /** The keys of a person's forms. Earlier versions stored a single draft instead of the list. */
  async function readList(person: Person): Promise<DraftList> {
    const found = await cache.get(listKey(person));
    const only = readDraft(found);
    if (only !== undefined) return { keys: [only.key], only };
    return { keys: z.array(z.string()).safeParse(found).data ?? [] };
  }

  const list = async (person: Person, longest = draftsTimeoutMs): Promise<DraftList> =>
    (await tolerant(() => readList(person), longest)) ?? { keys: [] };

  /** However long that takes, and not at all where the list cannot be read: the other drafts stay on it. */
  async function enlist(person: Person, key: string, instead: string | undefined): Promise<void> {
    const { keys, only } = await readList(person);
    if (only !== undefined && only.key !== key) await cache.set(draftKey(person, only.key), only, kept);
    const others = keys.filter((other) => other !== key && other !== instead);
    await cache.set(listKey(person), [key, ...others].slice(0, maxDrafts), kept);
  }

  const read = async (person: Person, key: string) =>
    readDraft(await tolerant(() => cache.get(draftKey(person, key)), soon()));
  const write = (person: Person, draft: Draft) => tolerant(() => cache.set(draftKey(person, draft.key), draft, kept));
  const writeList = (person: Person, keys: readonly string[]) =>
    tolerant(() => (keys.length > 0 ? cache.set(listKey(person), keys, kept) : cache.delete(listKey(person))));

  return {
    async all(person) {
      const { keys, only } = await list(person);
      if (only !== undefined) return [only];
      const drafts = await Promise.all(keys.map((key) => read(person, key)));
      return drafts.filter((draft) => draft !== undefined);
    },
    of: async (person, key) => {
      const draft = await read(person, key);
      if (draft !== undefined) return draft;
      const { only } = await list(person, soon());
      return only?.key === key ? only : undefined;
    },
    save: async (person, draft, instead) => {
      if (isEmpty(draft)) return;
      await Promise.all([write(person, draft), tolerant(() => enlist(person, draft.key, instead))]);
    },
    remove: async (person, key) => {
      const { keys } = await list(person);
      if (keys.includes(key)) {
        await writeList(
          person,
          keys.filter((other) => other !== key),
        );
      }
      await tolerant(() => cache.delete(draftKey(person, key)));
    },
    carried: async (person, key) => {
      const found = await tolerant(() => cache.get(filesKey(person, key)), soon());
      return z.array(formFile).safeParse(found).data;
    },
    carry: async (person, key, files) => {
      await tolerant(() => cache.set(filesKey(person, key), files, kept));
    },
  };
}
