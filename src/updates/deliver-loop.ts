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
import { claimNotice, finishNotice, giveNotice, type NoticeClaim } from './notices.ts';
import type { Notifier, Poster } from './ports.ts';
import type { Timing } from './timing.ts';

export interface DeliverParts {
  readonly database: Database;
  readonly poster: Poster;
  readonly notifier: Notifier;
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  /** Ends the calls in flight. */
  readonly signal: AbortSignal;
  /** Told when something was delivered: its files go next. */
  readonly onDelivered: () => void;
}

type Parts = DeliverParts & { readonly admission: Admission };

/** Claims due deliveries, then stale cards, then what creators of suspended links are to know, and brings them to people. */
export function createDeliverLoop(given: DeliverParts): Loop {
  const { database, timing, now, newId, log } = given;
  const parts: Parts = { ...given, admission: createAdmission(given) };
  const { admission } = parts;
  const found: DueLink[] = [];
  return createLoop({
    name: 'deliver',
    atOnce: timing.sendsAtOnce,
    idle: timing.idle,
    now,
    log,
    next: async (room) => {
      if (admission.closedUntil() > now()) return [];
      const turn = { now: now(), timing };
      const most = admission.room(room);
      const claims = await claimDeliveries(database, { ...turn, newId }, most, found);
      if (claims.length > 0) return claims.map((claim) => admission.admit(() => deliver(claim, parts)));
      const cards = await claimCards(database, turn, most);
      if (cards.length > 0) return cards.map((card) => admission.admit(() => updateCard(card, parts)));
      const notice = await claimNotice(database, turn);
      return notice === undefined ? [] : [admission.admit(() => notify(notice, parts))];
    },
    due: async () => {
      const { db } = database;
      const due = [await nextDeliveryDue(db), await nextCardDue(db), await nextNoticeDue(db)];
      const known = due.filter((at) => at !== undefined);
      return known.length === 0 ? undefined : Math.max(admission.closedUntil(), Math.min(...known));
    },
  });
}

async function deliver(claim: Claim, parts: Parts): Promise<void> {
  const { database, poster, timing, now, random, admission } = parts;
  const context = () => ({ now: now(), timing, random });
  if (!covers(claim.batch.until, now(), timing)) return;
  if (claim.step === 'look-up') {
    const found = await lookUp(claim, poster, callSignal(parts));
    admission.heard(found);
    const finished = await finishLookUp(database, claim, found, context());
    if (finished.result === 'again') return deliver(finished.claim, parts);
    report(finished, claim, parts);
    return;
  }
  const posted = await post(claim, poster, callSignal(parts));
  admission.heard(posted);
  report(await finishPost(database, claim, posted, context()), claim, parts);
}

async function updateCard(claim: CardClaim, parts: Parts): Promise<void> {
  const { database, poster, timing, now, random, log, admission } = parts;
  if (!covers(claim.until, now(), timing)) return;
  const posted = await editCard(claim, poster, callSignal(parts));
  admission.heard(posted);
  if (posted.outcome === 'refused') log.warn({ ...aboutLink(claim.link), reason: posted.reason }, suspended);
  await finishCard(database, claim, posted, { now: now(), timing, random });
}

async function notify(claim: NoticeClaim, parts: Parts): Promise<void> {
  const { database, notifier, timing, now, random, log, admission } = parts;
  const posted = await giveNotice(claim, notifier, {
    signal: () => callSignal(parts),
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

const suspended = 'Slack refused the channel: link paused, its updates are waiting';

/** Keeps a line of the log short. */
const loggedTickets = 10;

function aboutLink({ id, ticket, channel }: Claim['link']) {
  return { link: id, ticket, channel };
}

function report(finished: Finished, { link, batch }: Claim, { log, onDelivered }: DeliverParts): void {
  if (finished.result === 'delivered') onDelivered();
  const about = { ...aboutLink(link), batch: batch.id, attempts: batch.attempts };
  if (finished.result === 'suspended') {
    log.warn({ ...about, reason: finished.reason }, suspended);
  } else if (finished.result === 'dead') {
    log.error({ ...about, reason: finished.reason }, 'updates failed after many tries, kept as dead letters');
  } else {
    log.debug({ ...about, result: finished.result }, 'delivery');
  }
}
