import type { TicketService } from '../tickets/ports.ts';

/** The operations of the ticket API that polls use. */
export type PollService = Pick<TicketService, 'feed' | 'messages' | 'show' | 'surroundings' | 'list' | 'unread'>;

/** How many calls `surroundings` makes. */
export const surroundingsCalls = 3;

export interface CountedService {
  readonly service: PollService;
  /** The number of calls so far. */
  readonly calls: () => number;
}

/** Wraps the ticket service so that its calls are counted. */
export function countCalls(service: PollService): CountedService {
  let calls = 0;
  const counted =
    <A extends unknown[], R>(call: (...args: A) => R, cost = 1) =>
    (...args: A): R => {
      calls += cost;
      return call(...args);
    };
  return {
    calls: () => calls,
    service: {
      feed: counted((ids: readonly string[], cursor?: string) => service.feed(ids, cursor)),
      messages: counted((id: string) => service.messages(id)),
      show: counted((id: string) => service.show(id)),
      surroundings: counted((id: string) => service.surroundings(id), surroundingsCalls),
      list: counted((query: Parameters<PollService['list']>[0]) => service.list(query)),
      unread: counted((ids: readonly string[]) => service.unread(ids)),
    },
  };
}
