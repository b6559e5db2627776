import { readDesk } from './engineer-view.ts';
import { readExchanges } from './inspector-view.ts';
import { readLook } from './look.ts';
import { readView, type Sources } from './view.ts';

/** Data for a page; throws a `ControlError` if it does not exist. */
export type Reading = (sources: Sources, query: URLSearchParams) => unknown;

/** Everything the pages may read, by path. */
export const readings: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['/api/view', (sources, query) => readView(sources, readLook(query))],
  ['/api/engineer', readDesk],
  ['/api/exchanges', readExchanges],
]);
