import type { Notice, Notifier } from '../../src/updates/ports.ts';
import type { Posted } from '../../src/updates/ports.ts';
import type { Fate as PostFate } from './fake-poster.ts';

/** What is told in a direct message stands in no thread. */
type Fate = Exclude<PostFate, 'unthreaded'>;

export type FakeNotifier = Notifier & {
  /** Messages that people got, in order. */
  readonly told: Notice[];
  readonly calls: string[];
  /** Fates of the next calls of that kind, one after the other; then all go well. */
  meet(kind: 'tell' | 'find', ...fates: Fate[]): void;
};

export function createFakeNotifier(): FakeNotifier {
  const told: Notice[] = [];
  const calls: string[] = [];
  const fates: Record<'tell' | 'find', Fate[]> = { tell: [], find: [] };
  const answer = (kind: 'tell' | 'find', accept: () => string): Posted => {
    calls.push(kind);
    const fate = fates[kind].shift();
    if (fate === undefined) return { outcome: 'posted', ts: accept() };
    if (fate === 'lost') accept();
    return fate === 'lost' || fate === 'dropped' ? { outcome: 'unclear', reason: 'time-out' } : fate;
  };
  return {
    told,
    calls,
    notify: (notice) => Promise.resolve(answer('tell', () => `${told.push(notice)}.0`)),
    find: ({ id }) => {
      const one = told.findIndex((notice) => notice.id === id);
      const result = answer('find', () => `${one + 1}.0`);
      if (result.outcome !== 'posted') return Promise.resolve(result);
      return Promise.resolve(one === -1 ? { outcome: 'absent' } : { ...result, outcome: 'found' });
    },
    meet: (kind, ...next) => void fates[kind].push(...next),
  };
}
