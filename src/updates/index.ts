import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { attendTicket } from '../store/follow-again.ts';
import { releaseLeases } from '../store/leases.ts';
import { setReading } from '../store/poll-groups.ts';
import { countUpdates } from '../store/update-counts.ts';
import type { CollectParts } from './collect.ts';
import { createDeliverLoop } from './deliver-loop.ts';
import { createDiscoverLoop } from './discover-loop.ts';
import type { DiscoverService } from './discover.ts';
import { createPollLoop } from './poll-loop.ts';
import type { Poster, Updates } from './ports.ts';
import { defaultTiming, type Timing } from './timing.ts';

export interface UpdatesParts {
  readonly database: Database;
  readonly service: CollectParts['service'] & DiscoverService;
  /** Tells whether a failure of the service means that the operation does not exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  readonly poster: Poster;
  readonly account: string;
  /** Unique for each start of a process, because a lease is told by it. */
  readonly owner: string;
  readonly now: () => number;
  readonly log: Logger;
  /** What differs from `defaultTiming`. */
  readonly timing?: Partial<Timing> | undefined;
  readonly random?: (() => number) | undefined;
}

/**
 * The webhook that the ticket API lacks: polls followed tickets and brings what changed to the linked threads. What it
 * promises: each update once and in order for each link, whatever crashes. The windows that remain: Slack accepts a post
 * later than the settle time after its start, or the process stands still between asking whether its claim covers the
 * call and the call itself; both can double a message and lose none.
 */
export function createUpdates({ timing: changed, random = Math.random, ...parts }: UpdatesParts): Updates {
  const { database, account, now, log } = parts;
  const timing = { ...defaultTiming, ...changed };
  const calls = new AbortController();
  const deliver = createDeliverLoop({ ...parts, timing, random, newId: randomUUID, signal: calls.signal });
  const poll = createPollLoop({ ...parts, timing, random, onNews: () => deliver.wake() });
  const onNew = () => {
    deliver.wake();
    poll.wake();
  };
  const discover = createDiscoverLoop({ ...parts, timing, random, onNew });
  let begun: Promise<void> = Promise.resolve();
  let attended: Promise<void> = Promise.resolve();

  const attend = async (ticket: string) => {
    try {
      await attendTicket(database, { account, ticket, at: now() });
      poll.wake();
    } catch (error) {
      log.warn({ err: error, account, ticket }, 'cannot read a ticket sooner');
    }
  };

  return {
    start() {
      // A feed that was missing may exist by now: each start asks once.
      begun = setReading(database.db, account, 'feed', now())
        .catch((error: unknown) => log.error({ err: error, account }, 'cannot begin with the feed'))
        .then(() => {
          deliver.start();
          poll.start();
          discover.start();
        });
    },
    wake(ticket) {
      deliver.wake();
      poll.wake();
      discover.wake();
      if (ticket !== undefined) attended = attended.then(() => attend(ticket));
    },
    status: async () => ({ account, ...(await countUpdates(database.db, account)) }),
    async stop(deadline) {
      await begun;
      const ended = Promise.all([poll.stop(), discover.stop(), deliver.stop(), attended]);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadline);
      });
      await Promise.race([ended, late]);
      clearTimeout(timer);
      // What is still in flight has an unclear end: it is looked up at the next start.
      calls.abort();
      // What is still in flight does no harm to whoever takes over: the epoch of the lease fences it.
      await releaseLeases(database.db, parts.owner).catch((error: unknown) =>
        log.warn({ err: error, account }, 'cannot give the lease back; it runs out by itself'),
      );
    },
  };
}
