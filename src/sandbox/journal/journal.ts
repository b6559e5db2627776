import type { Exchange, Observe } from './exchange.ts';
import { redact } from './redact.ts';

export interface Entry extends Exchange {
  readonly id: number;
  /** The revision of the journal in which this entry last changed. */
  readonly revision: number;
  /** How often the same exchange occurred; `at` and `took` are those of the last time. */
  readonly times: number;
}

export interface Journal {
  readonly observe: Observe;
  /** What changed after a revision, oldest first; `first` is the id of the oldest entry still stored. */
  since(revision: number): { readonly revision: number; readonly first: number; readonly entries: readonly Entry[] };
  clear(): void;
  /** Calls back after every change. @returns a function that ends it */
  watch(changed: () => void): () => void;
}

export interface JournalOptions {
  /** Values that must never be shown. */
  readonly secrets: readonly string[];
  /** Maximum number of entries. */
  readonly entries?: number;
  /** Maximum number of characters of all entries together, as JSON. */
  readonly characters?: number;
}

interface Kept {
  readonly entry: Entry;
  readonly size: number;
  readonly likeness: string;
}

/** Stores the latest exchanges, without secrets. Repetitions, such as polls, are counted, not stored. */
export function createJournal({ secrets, entries = 1000, characters = 4_000_000 }: JournalOptions): Journal {
  const watchers = new Set<() => void>();
  let kept = new Map<number, Kept>();
  /** The last entry of each name. */
  const latest = new Map<string, number>();
  let lastId = 0;
  let revision = 0;
  let size = 0;

  function keep(next: Kept): void {
    size += next.size - (kept.get(next.entry.id)?.size ?? 0);
    kept.set(next.entry.id, next);
    for (const [id, old] of kept) {
      if (kept.size <= entries && size <= characters) break;
      kept.delete(id);
      size -= old.size;
    }
  }
  return {
    observe: (exchange) => {
      const shown = {
        ...exchange,
        way: String(redact(exchange.way, secrets)),
        request: redact(exchange.request, secrets),
        answer: redact(exchange.answer, secrets),
      };
      const likeness = JSON.stringify([shown.way, shown.proof, shown.result, shown.request, shown.answer]);
      const name = `${shown.side} ${shown.kind} ${shown.name}`;
      const before = kept.get(latest.get(name) ?? 0);
      const repeated = before?.likeness === likeness ? before.entry : undefined;
      revision += 1;
      const id = repeated?.id ?? (lastId += 1);
      latest.set(name, id);
      keep({ entry: { ...shown, id, revision, times: (repeated?.times ?? 0) + 1 }, size: likeness.length, likeness });
      for (const watcher of watchers) watcher();
    },
    since: (known) => ({
      revision,
      first: kept.keys().next().value ?? lastId + 1,
      entries: [...kept.values()].map(({ entry }) => entry).filter((entry) => entry.revision > known),
    }),
    clear: () => {
      kept = new Map();
      size = 0;
      revision += 1;
      for (const watcher of watchers) watcher();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
