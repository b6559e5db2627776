import type { Logger } from 'pino';
import { nextCardDue } from '../store/cards.ts';
import type { Database } from '../store/database.ts';
import { nextDeliveryDue, type DueLink } from '../store/deliveries.ts';
import { nextNoticeDue } from '../store/notices.ts';
import { createAdmission, type Admission } from './admission.ts';
import { claimCards, editCard, finishCard, type CardClaim } from './cards.ts';
import { claimDeliveries, type Claim } from './claim.ts';
import { callSignal, covers, finishLookUp, finishPost, lookUp, post, type Finished } from './deliver.ts';
import { createLoop, type Loop } from './loop.ts';
import { claimNotice, finishNotice, sendNotice, type NoticeClaim } from './notices.ts';
import type { Notifier, Poster } from './ports.ts';
import type { Timing } from './timing.ts';

export interface DeliverDeps {
  readonly database: Database;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  /** Aborts the calls in flight. */
  readonly signal: AbortSignal;
  /** Called when something was delivered: its files go next. */
  readonly onDelivered: () => void;
}

type Deps = DeliverDeps & { readonly admission: Admission };

/** Claims due deliveries, then outdated cards, then notices for the creators of paused links, and sends them. */
export function createDeliverLoop(given: DeliverDeps): Loop {
  const { database, timing, now, newId, log } = given;
  const deps: Deps = { ...given, admission: createAdmission(given) };
  const { admission } = deps;
  const found: DueLink[] = [];
  return createLoop({
    name: 'deliver',
    atOnce: timing.sendsAtOnce,
    idle: timing.idle,
    now,
    log,
    next: async (capacity) => {
      if (admission.closedUntil() > now()) return [];
      const turn = { now: now(), timing };
      const admitted = admission.capacity(capacity);
      const claims = await claimDeliveries(database, { ...turn, newId }, admitted, found);
      if (claims.length > 0) return claims.map((claim) => admission.admit(() => deliver(claim, deps)));
      const cards = await claimCards(database, turn, admitted);
      if (cards.length > 0) return cards.map((card) => admission.admit(() => updateCard(card, deps)));
      const notice = await claimNotice(database, turn);
      return notice === undefined ? [] : [admission.admit(() => notify(notice, deps))];
    },
    due: async () => {
      const { db } = database;
      const due = [await nextDeliveryDue(db), await nextCardDue(db), await nextNoticeDue(db)];
      const known = due.filter((at) => at !== undefined);
      return known.length === 0 ? undefined : Math.max(admission.closedUntil(), Math.min(...known));
    },
  });
}

async function deliver(claim: Claim, deps: Deps): Promise<void> {
  const { database, poster, timing, now, random, admission } = deps;
  const context = () => ({ now: now(), timing, random });
  if (!covers(claim.batch.until, now(), timing)) return;
  if (claim.step === 'look-up') {
    const found = await lookUp(claim, poster, callSignal(deps));
    admission.heard(found);
    const finished = await finishLookUp(database, claim, found, context());
    if (finished.result === 'again') return deliver(finished.claim, deps);
    report(finished, claim, deps);
    return;
  }
  const posted = await post(claim, poster, callSignal(deps));
  admission.heard(posted);
  report(await finishPost(database, claim, posted, context()), claim, deps);
}

async function updateCard(claim: CardClaim, deps: Deps): Promise<void> {
  const { database, poster, timing, now, random, log, admission } = deps;
  if (!covers(claim.until, now(), timing)) return;
  const posted = await editCard(claim, poster, callSignal(deps));
  admission.heard(posted);
  if (posted.outcome === 'refused') log.warn({ ...aboutLink(claim.link), reason: posted.reason }, pausedMessage);
  await finishCard(database, claim, posted, { now: now(), timing, random });
}

async function notify(claim: NoticeClaim, deps: Deps): Promise<void> {
  const { database, notifier, timing, now, random, log, admission } = deps;
  const posted = await sendNotice(claim, notifier, {
    signal: () => callSignal(deps),
    mayCall: () => covers(claim.until, now(), timing),
  });
  admission.heard(posted);
  const finished = await finishNotice(database, claim, posted, { now: now(), timing, random });
  const { creator, channel, tickets, followsNew } = claim.notice;
  const about = { creator, channel, tickets: tickets.slice(0, loggedTickets), count: tickets.length, followsNew };
  if (finished.result === 'untold') {
    log.warn({ ...about, reason: finished.reason }, 'cannot notify the creator of paused links');
  } else {
    log.debug({ ...about, result: finished.result }, 'pause notice');
  }
}

const pausedMessage = 'Slack refused the channel: link paused, its updates are waiting';

/** The most tickets that one log line names. */
const loggedTickets = 10;

function aboutLink({ id, ticket, channel }: Claim['link']) {
  return { link: id, ticket, channel };
}

function report(finished: Finished, { link, batch }: Claim, { log, onDelivered }: DeliverDeps): void {
  if (finished.result === 'delivered') onDelivered();
  const about = { ...aboutLink(link), batch: batch.id, attempts: batch.attempts };
  if (finished.result === 'suspended') {
    log.warn({ ...about, reason: finished.reason }, pausedMessage);
  } else if (finished.result === 'dead') {
    log.error({ ...about, reason: finished.reason }, 'updates failed after many tries, kept as dead letters');
  } else {
    log.debug({ ...about, result: finished.result }, 'delivery');
  }
}
