import { pino } from 'pino';
import { noteActivity } from '../../src/store/resume-following.ts';
import { createLinkStore } from '../../src/store/links.ts';
import { nextCardDue } from '../../src/store/cards.ts';
import { nextDeliveryDue, type DueLink } from '../../src/store/deliveries.ts';
import { seenOf } from '../../src/store/tickets.ts';
import { nextNoticeDue } from '../../src/store/notices.ts';
import { createReplyStore } from '../../src/store/replies.ts';
import type { Database } from '../../src/store/database.ts';
import type { Link } from '../../src/tickets/links/link.ts';
import type { LinkStore, ReplyStore } from '../../src/tickets/ports.ts';
import { claimCards, editCard, finishCard } from '../../src/updates/cards.ts';
import { claimDeliveries, type Claim } from '../../src/updates/claim.ts';
import { collect } from '../../src/updates/collect.ts';
import { covers, finishLookUp, finishPost, lookUp, post } from '../../src/updates/deliver.ts';
import { claimNotice, finishNotice, sendNotice, type NoticeClaim } from '../../src/updates/notices.ts';
import { claimPoll, nextPollDue } from '../../src/updates/poll.ts';
import { record } from '../../src/updates/record.ts';
import { runSweep } from '../../src/updates/sweep/loop.ts';
import { claimTheSweep, nextSweepDue } from '../../src/updates/sweep/sweep.ts';
import { defaultTiming, type Timing } from '../../src/updates/timing.ts';
import { createFakeNotifier, type FakeNotifier } from './fake-notifier.ts';
import { createFakePoster, type FakePoster } from './fake-poster.ts';
import { createFakeService, isMissingOperation, type FakeService, type FeedHabits } from './fake-service.ts';

/** A virtual clock, a ticket API, a Slack, and workers over a real database that take the protocol's steps one by one. */
export interface World {
  readonly database: Database;
  readonly service: FakeService;
  readonly poster: FakePoster;
  readonly notifier: FakeNotifier;
  readonly links: LinkStore;
  readonly replies: ReplyStore;
  readonly timing: Timing;
  now(): number;
  wait(milliseconds: number): void;
  /** What is drawn at random from now on, from 0 to below 1. */
  draw(next: number): void;
  link(ticket: string, channel: string, thread?: string): Promise<Link>;
  /** A person looks at a ticket. */
  attend(ticket: string): Promise<void>;
  /** Polls all that is due; answers how many groups that were. */
  poll(owner?: string): Promise<number>;
  claimPoll(owner?: string): ReturnType<typeof claimPoll>;
  /** Sweeps all that is due; answers how many sweeps that were. */
  sweep(owner?: string): Promise<number>;
  collect(claim: NonNullable<Awaited<ReturnType<typeof claimPoll>>>): ReturnType<typeof collect>;
  record(
    claim: Parameters<typeof record>[1],
    collected: Parameters<typeof record>[2],
    more?: Partial<Parameters<typeof record>[3]>,
  ): ReturnType<typeof record>;
  claimDelivery(found?: DueLink[]): Promise<Claim | undefined>;
  /** Takes the rest of a delivery's way, from its claim on. */
  finish(claim: Claim): Promise<void>;
  /** Takes the rest of a notice's way, from its claim on. */
  notify(claim: NoticeClaim): Promise<void>;
  /** Delivers, edits and tells all that is due now. */
  deliver(): Promise<void>;
  /** Sweeps, polls and delivers for so long, whenever something is due. */
  run(milliseconds: number): Promise<void>;
}

const first = async <T>(list: Promise<readonly T[]>): Promise<T | undefined> => (await list)[0];

export function createWorld(database: Database, habits?: Partial<FeedHabits>, changed?: Partial<Timing>): World {
  let time = Date.UTC(2026, 0, 5, 12);
  let batches = 0;
  let chance = 0.5;
  const now = () => time;
  // Looking for new tickets has tests of its own, which see each turn of it.
  const timing: Timing = { ...defaultTiming, discoverInterval: defaultTiming.pollInterval, ...changed };
  const service = createFakeService(now, { cursor: 'exclusive', history: false, ...habits });
  const poster = createFakePoster(now);
  const notifier = createFakeNotifier();
  const links = createLinkStore(database);
  const replies = createReplyStore(database, now);
  const signal = new AbortController().signal;
  const sweepParts = (owner: string) => ({
    ...{ database, service, owner, now, timing, random: () => chance, log: pino({ level: 'silent' }) },
    onNews: () => undefined,
    onNewTickets: () => undefined,
  });
  const context = () => ({ now: now(), timing, random: () => chance });

  const world: World = {
    database,
    service,
    poster,
    notifier,
    links,
    replies,
    timing,
    now,
    wait: (milliseconds) => void (time += milliseconds),
    draw: (next) => void (chance = next),
    async link(ticket, channel, thread) {
      const shown = await service.show(ticket);
      return (await links.create({ ticket, channel, thread, creator: 'U1', at: now() }, shown)).link;
    },
    attend: (ticket) => noteActivity(database, { ticket, at: now() }),
    claimPoll: (owner = 'a') => claimPoll(database, { owner, now: now(), timing }),
    async sweep(owner = 'a') {
      let [sweeps, suspected] = [0, false];
      const turn = { owner, now: now(), timing };
      for (let claim = await claimTheSweep(database, turn); claim; claim = await claimTheSweep(database, turn)) {
        sweeps += 1;
        suspected = (await runSweep(claim, sweepParts(owner), suspected)) === 'repeat';
      }
      return sweeps;
    },
    collect: (claim) =>
      collect(claim, {
        ...{ service, isMissingOperation, now, random: () => chance, timing },
        seenOf: (tickets) => seenOf(database.db, tickets),
      }),
    record: (claim, collected, more) => record(database, claim, collected, { now: now(), timing, ...more }),
    async poll(owner) {
      let groups = 0;
      for (let claim = await world.claimPoll(owner); claim; claim = await world.claimPoll(owner)) {
        groups += 1;
        await world.record(claim, await world.collect(claim));
      }
      return groups;
    },
    claimDelivery: (found) =>
      first(claimDeliveries(database, { now: now(), timing, newId: () => `batch${(batches += 1)}` }, 1, found)),
    async finish(claim) {
      if (!covers(claim.batch.until, now(), timing)) return;
      if (claim.step === 'look-up') {
        const finished = await finishLookUp(database, claim, await lookUp(claim, poster, signal), context());
        if (finished.result === 'again') await world.finish(finished.claim);
      } else {
        await finishPost(database, claim, await post(claim, poster, signal), context());
      }
    },
    async deliver() {
      const found: DueLink[] = [];
      for (let claim = await world.claimDelivery(found); claim; claim = await world.claimDelivery(found)) {
        await world.finish(claim);
      }
      const turn = { now: now(), timing };
      const claim = () => first(claimCards(database, turn, 1));
      for (let card = await claim(); card; card = await claim()) {
        if (covers(card.until, now(), timing)) {
          await finishCard(database, card, await editCard(card, poster, signal), context());
        }
      }
      for (let claim = await claimNotice(database, turn); claim; claim = await claimNotice(database, turn)) {
        await world.notify(claim);
      }
    },
    async notify(claim) {
      const mayCall = () => covers(claim.until, now(), timing);
      const posted = await sendNotice(claim, notifier, { signal: () => signal, mayCall });
      await finishNotice(database, claim, posted, context());
    },
    async run(milliseconds) {
      const end = time + milliseconds;
      while (time < end) {
        await world.sweep();
        await world.poll();
        await world.deliver();
        const due = [
          await nextSweepDue(database, { timing }),
          await nextPollDue(database, { owner: 'a', now: time, timing }),
          await nextDeliveryDue(database.db),
          await nextCardDue(database.db),
          await nextNoticeDue(database.db),
        ];
        time = Math.min(end, Math.max(time + 1, Math.min(...due.map((at) => at ?? end))));
      }
    },
  };
  return world;
}
