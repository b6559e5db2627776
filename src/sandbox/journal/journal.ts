import type { Exchange, Observe } from './exchange.ts';
import { redact } from './redact.ts';

export interface Entry extends Exchange {
  readonly id: number;
  /** Rises with every change of the journal: the one in which this entry changed last. */
  readonly revision: number;
  /** How often it went over the wire without a difference; `at` and `took` are those of the last time. */
  readonly times: number;
}

export interface Journal {
  readonly observe: Observe;
  /** What changed after a revision, oldest first; `first` is the id of the oldest entry that is still kept. */
  since(revision: number): { readonly revision: number; readonly first: number; readonly entries: readonly Entry[] };
  clear(): void;
  /** Calls after every change. @returns a function that ends it */
  watch(changed: () => void): () => void;
}

export interface JournalOptions {
  /** What must not be shown, wherever it stands. */
  readonly secrets: readonly string[];
  /** Entries that are kept at most. */
  readonly entries?: number;
  /** Characters of all entries together, as JSON. */
  readonly characters?: number;
}

interface Kept {
  readonly entry: Entry;
  readonly size: number;
  readonly likeness: string;
}

/** Keeps the latest of what went over the wire, without secrets. What repeats itself, as polls do, is counted, not kept. */
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
