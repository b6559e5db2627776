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
  /** Whether a failure of the service means that the operation doesn't exist for this account. */
  readonly isMissingOperation: (error: unknown) => boolean;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly filePoster: FilePoster;
  /** Unique for each start of a process, because it identifies the holder of a lease. */
  readonly owner: string;
  /** The display name of the process. */
  readonly name: string;
  readonly now: () => number;
  readonly log: Logger;
  /** Finds out which tickets are private; channels that follow new tickets don't get them. */
  readonly privateAmong?: PrivateAmong | undefined;
  /** Asks Slack who can approve access. Without it, stored approvals are taken as valid. */
  readonly roleNow?: RoleNow | undefined;
  /** Overrides of `defaultTiming`. */
  readonly timing?: Partial<Timing> | undefined;
  readonly random?: (() => number) | undefined;
}

/**
 * Replaces the webhook that the ticket API lacks: polls the followed tickets and posts what changed in the linked
 * threads. It guarantees that each update is posted once and in order for each link, even after a crash. Known
 * limitations: Slack accepts a post later than the settle time after its start, or the process freezes between checking
 * its claim and making the call. Both can duplicate a message; neither loses one.
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
      // Calls without an answer have an unclear outcome: that is stored, so that they are looked up after their settle
      // time.
      if (done === undefined) await withTimeout(ended, grace);
      // A read that still hangs doesn't affect the process that takes over: the epoch of its lease fences it off.
      await presence.stop();
    },
  };
}
