import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../store/database.ts';
import { noteActivity } from '../store/resume-following.ts';
import { setReading } from '../store/poll-groups.ts';
import type { RoleNow } from '../tickets/roles/confirm-role.ts';
import type { TicketService } from '../tickets/ports.ts';
import { repairAfter, repairAtStart } from './repair-clock-skew.ts';
import { createAccessCardLoop } from './access-card-loop.ts';
import { createAccessLoop } from './access-loop.ts';
import { createReminderLoop } from './access-reminder.ts';
import type { CollectDeps } from './collect.ts';
import { watchClock } from './clock-watch.ts';
import { createDeliverLoop } from './deliver-loop.ts';
import { createDiscoverLoop } from './discover-loop.ts';
import type { DiscoverService } from './discover.ts';
import type { PrivateAmong } from './record-new.ts';
import { createFileLoop } from './file-loop.ts';
import { createPollLoop } from './poll-loop.ts';
import type { FilePoster, Notifier, Poster, Updates } from './ports.ts';
import { createPresence } from './presence.ts';
import { updatesStatus } from './status.ts';
import { createSweepLoop } from './sweep/loop.ts';
import type { SweepService } from './sweep/sweep.ts';
import { timingOf, type Timing } from './timing.ts';
import { withTimeout } from '../ops/with-timeout.ts';

export interface UpdatesDeps {
  readonly database: Database;
  readonly service: CollectDeps['service'] &
    DiscoverService &
    SweepService &
    Pick<TicketService, 'download' | 'accessRequests'>;
  /** Tells whether a failure of the service means that the operation does not exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly filePoster: FilePoster;
  /** Unique for each start of a process, because a lease is told by it. */
  readonly owner: string;
  /** What people call the process. */
  readonly name: string;
  readonly now: () => number;
  readonly log: Logger;
  /** Which tickets are private: channels that follow new tickets are not told of them. */
  readonly privateAmong?: PrivateAmong | undefined;
  /** Asks Slack who may approve access; where it is left out, approvals are taken as they are. */
  readonly roleNow?: RoleNow | undefined;
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
export function createUpdates({ timing: changed, random = Math.random, ...given }: UpdatesDeps): Updates {
  const { database, log } = given;
  const timing = timingOf(changed);
  const clock = watchClock({
    now: given.now,
    timing,
    repair: (clockSkew, atStart) =>
      atStart ? repairAtStart(database, { now: given.now(), timing }) : repairAfter(database, given.now(), clockSkew),
  });
  const { now } = clock;
  const deps = { ...given, now };
  const calls = new AbortController();
  const files = createFileLoop({
    ...deps,
    poster: deps.filePoster,
    timing,
    random,
    signal: calls.signal,
    onGivenUp: () => deliver.wake(),
  });
  const deliver = createDeliverLoop({
    ...deps,
    ...{ timing, random, newId: randomUUID, signal: calls.signal },
    onDelivered: () => {
      files.wake();
      accessCards.wake();
    },
  });
  const accessCards = createAccessCardLoop({ ...deps, timing, random, signal: calls.signal });
  const onRecorded = () => {
    deliver.wake();
    accessCards.wake();
  };
  const presence = createPresence({ ...deps, timing, onLook: () => poll.wake() });
  const { isMine } = presence;
  const poll = createPollLoop({ ...deps, timing, random, isMine, onNews: onRecorded, before: clock.look });
  const access = createAccessLoop({ ...deps, timing, onNews: () => poll.wake() });
  const reminder = createReminderLoop({ ...deps, timing, onNews: () => deliver.wake() });
  const onNew = () => {
    deliver.wake();
    poll.wake();
  };
  const discover = createDiscoverLoop({ ...deps, timing, random, onNew });
  const sweep = createSweepLoop({
    ...{ ...deps, timing, random },
    onNews: () => poll.wake(),
    onNewTickets: () => discover.wake(),
  });
  let begun: Promise<void> = Promise.resolve();
  let attended: Promise<void> = Promise.resolve();

  const withoutFeed = async () => {
    if (!timing.useFeed) await setReading(database.db, 'each', now());
  };
  const attend = async (ticket: string) => {
    try {
      await noteActivity(database, { ticket, at: now() });
      poll.wake();
    } catch (error) {
      log.warn({ err: error, ticket }, 'cannot reschedule a ticket');
    }
  };

  return {
    start() {
      begun = withoutFeed()
        .catch((error: unknown) => log.error({ err: error }, 'cannot turn off the message feed'))
        .then(() => presence.start())
        .then(() => {
          deliver.start();
          poll.start();
          files.start();
          access.start();
          accessCards.start();
          reminder.start();
          discover.start();
          sweep.start();
        });
    },
    wake(ticket) {
      deliver.wake();
      poll.wake();
      files.wake();
      accessCards.wake();
      discover.wake();
      sweep.wake();
      if (ticket !== undefined) attended = attended.then(() => attend(ticket));
    },
    status: () => updatesStatus(database, { now: now(), timing }),
    async stop(deadline) {
      await begun;
      const ended = Promise.all([
        ...[poll.stop(), deliver.stop(), files.stop(), access.stop(), discover.stop(), sweep.stop()],
        ...[accessCards.stop(), reminder.stop()],
        ...[attended, presence.leave()],
      ]);
      const grace = deadline / 4;
      const done = await withTimeout(ended, deadline - grace);
      calls.abort();
      // What was called and has no answer has an unclear end: that is kept, so that it is looked up after its settle time.
      if (done === undefined) await withTimeout(ended, grace);
      // A reading that still hangs does no harm to whoever takes over: the epoch of its lease fences it.
      await presence.stop();
    },
  };
}
