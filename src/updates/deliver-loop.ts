import type { Logger } from 'pino';
import { nextCardDue } from '../store/cards.ts';
import type { Database } from '../store/database.ts';
import { nextDeliveryDue } from '../store/deliveries.ts';
import { claimCard, editCard, finishCard, type CardClaim } from './cards.ts';
import { claimDelivery, type Claim } from './claim.ts';
import { covers, finishLookUp, finishPost, lookUp, post, type Finished } from './deliver.ts';
import { createLoop, type Loop } from './loop.ts';
import type { Poster } from './ports.ts';
import type { Timing } from './timing.ts';

export interface DeliverParts {
  readonly database: Database;
  readonly account: string;
  readonly poster: Poster;
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

/** Claims due deliveries, then stale cards, and brings them to people. */
export function createDeliverLoop(parts: DeliverParts): Loop {
  const { database, account, timing, now, newId, log } = parts;
  return createLoop({
    name: 'deliver',
    atOnce: timing.sendsAtOnce,
    idle: timing.idle,
    now,
    log,
    next: async () => {
      const claim = await claimDelivery(database, { account, now: now(), timing, newId });
      if (claim !== undefined) return () => deliver(claim, parts);
      const card = await claimCard(database, { account, now: now(), timing });
      return card && (() => updateCard(card, parts));
    },
    due: async () => {
      const due = [await nextDeliveryDue(database.db, account), await nextCardDue(database.db, account)];
      const known = due.filter((at) => at !== undefined);
      return known.length === 0 ? undefined : Math.min(...known);
    },
  });
}

async function deliver(claim: Claim, parts: DeliverParts): Promise<void> {
  const { database, poster, timing, now, random } = parts;
  const context = () => ({ now: now(), timing, random });
  if (!covers(claim.batch.until, now(), timing)) return;
  if (claim.step === 'look-up') {
    const found = await lookUp(claim, poster, callSignal(parts));
    const finished = await finishLookUp(database, claim, found, context());
    if (finished.result === 'again') return deliver(finished.claim, parts);
    report(finished, claim, parts);
    return;
  }
  const posted = await post(claim, poster, callSignal(parts));
  report(await finishPost(database, claim, posted, context()), claim, parts);
}

async function updateCard(claim: CardClaim, parts: DeliverParts): Promise<void> {
  const { database, poster, timing, now, random, log } = parts;
  if (!covers(claim.until, now(), timing)) return;
  const posted = await editCard(claim, poster, callSignal(parts));
  if (posted.outcome === 'refused') log.warn({ link: claim.link.id, reason: posted.reason }, 'a card cannot be edited');
  await finishCard(database, claim, posted, { now: now(), timing, random });
}

function callSignal({ signal, timing }: DeliverParts): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timing.sendTimeout)]);
}

function report(finished: Finished, { link, batch }: Claim, { log, onDelivered }: DeliverParts): void {
  if (finished.result === 'delivered') onDelivered();
  const about = {
    link: link.id,
    ticket: link.ticket,
    channel: link.channel,
    batch: batch.id,
    attempts: batch.attempts,
  };
  if (finished.result === 'suspended') {
    log.warn(
      { ...about, reason: finished.reason },
      'Slack refuses the channel: the link is suspended, its updates wait',
    );
  } else if (finished.result === 'dead') {
    log.error(
      { ...about, reason: finished.reason },
      'updates could not be delivered after many tries: kept as dead letters',
    );
  } else {
    log.debug({ ...about, result: finished.result }, 'delivery');
  }
}
