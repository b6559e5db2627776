import type { Kysely } from 'kysely';
import { approvalsOf } from '../store/access-approvals.ts';
import {
  addAccessCard,
  claimAccessCardRow,
  dueAccessCards,
  postponeAccessCard,
  saveAccessCard,
  type DueAccessCard,
} from '../store/access-cards.ts';
import type { Database } from '../store/database.ts';
import { transact } from '../store/deadlock.ts';
import { takeChannel } from '../store/deliveries.ts';
import { linkOf } from '../store/links.ts';
import type { Schema } from '../store/schema.ts';
import { knownOf, lockTicket, lookUpTicket } from '../store/tickets.ts';
import { nextStep } from '../tickets/access/countdown.ts';
import { accessOf } from '../tickets/ticket/authorization.ts';
import { candidates, type Claim, type DeliverTurn } from './claim.ts';
import { claimSome } from './claim-some.ts';
import { saveEdit } from './save-edit.ts';
import type { AccessCard, Posted } from './ports.ts';
import type { OutcomeContext } from './timing.ts';

/** An access request's card that only this process can edit until the claim ends. */
export interface AccessCardClaim {
  readonly card: AccessCard;
  readonly attempts: number;
  /**
   * Counts the changes of the request that the card will show; a higher count in the database means that there are
   * newer ones.
   */
  readonly news: number;
  /** When the claim ends, epoch milliseconds. */
  readonly until: number;
}

/**
 * Records that the card of an access request was posted. Runs under the ticket's lock, so a change that is being
 * recorded at the same time is either seen here or marks the card itself.
 */
export async function keepAccessCard(trx: Kysely<Schema>, claim: Claim, ts: string, now: number): Promise<void> {
  const [event] = claim.batch.events;
  if (event?.kind !== 'access') return;
  const { id } = event.authorization;
  const ticket = await lockTicket(trx, claim.link.ticket);
  const stale = ticket !== undefined && ticket.version > claim.version;
  const shown = claim.snapshot.authorizations?.find((one) => one.id === id) ?? event.authorization;
  const nextAt = stale ? now : nextStep(shown, now);
  const { id: link } = claim.link;
  await addAccessCard(trx, { link, request: id, event: event.id, ts, nextAt });
}

/** Claims up to `capacity` outdated cards whose channel is free. */
export async function claimAccessCards(
  { db }: Database,
  turn: Omit<DeliverTurn, 'newId'>,
  capacity: number,
): Promise<readonly AccessCardClaim[]> {
  const due = await dueAccessCards(db, { now: turn.now, limit: Math.max(capacity, candidates) });
  return claimSome([...due], capacity, (row) => db.transaction().execute((trx) => claimDue(trx, row, turn)));
}

async function claimDue(
  trx: Kysely<Schema>,
  row: DueAccessCard,
  { now, timing }: Omit<DeliverTurn, 'newId'>,
): Promise<AccessCardClaim | undefined> {
  const until = now + timing.lease;
  const { request, ts } = row;
  if (!(await takeChannel(trx, row.channel, now, now + timing.spacing))) return undefined;
  const claimed = await claimAccessCardRow(trx, { link: row.id, request }, now, until);
  const ticket = claimed && (await lookUpTicket(trx, row.ticket));
  const authorization = ticket && knownOf(ticket).snapshot.authorizations?.find(({ id }) => id === request);
  if (claimed === undefined || authorization === undefined) return undefined;
  const approvals = await approvalsOf(trx, request);
  return { ...claimed, until, card: { link: linkOf(row), ts, authorization, approvals, at: now } };
}

/**
 * Whether a card names the person who gave the first of two approvals. That is only correct while the person can still
 * approve.
 */
export function waitsForSecond({ authorization, approvals }: Pick<AccessCard, 'authorization' | 'approvals'>): boolean {
  return accessOf(authorization) === 'asked' && approvals.length > 0;
}

/**
 * Records the outcome of an edit (see `saveEdit`). Then the card waits for the next step of its countdown, or for the
 * next check of who can approve: roles come from user groups and profiles, and the app gets no events about those.
 */
export async function finishAccessCard(
  { db }: Database,
  { card, attempts, news, until }: AccessCardClaim,
  posted: Posted,
  context: OutcomeContext,
): Promise<void> {
  const { link, authorization, at } = card;
  const nextAt = waitsForSecond(card) ? at + context.timing.approverInterval : nextStep(authorization, at);
  const key = { link: link.id, request: authorization.id, until };
  await transact(db, (trx) => {
    const shown = { news, now: context.now, nextAt };
    const save = () => saveAccessCard(trx, { ...key, ...shown });
    const postpone = (time: number) => postponeAccessCard(trx, key, time);
    return saveEdit(trx, { link, attempts, save, postpone }, posted, context);
  });
}
