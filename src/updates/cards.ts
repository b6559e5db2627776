import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../store/database.ts';
import { transact } from '../store/deadlock.ts';
import { claimCardRow, dueCards, postponeCard, saveEditedCard } from '../store/cards.ts';
import { takeChannel } from '../store/deliveries.ts';
import { linkOf } from '../store/links.ts';
import type { LinkTable, Schema } from '../store/schema.ts';
import { knownOf, lookUpTicket } from '../store/tickets.ts';
import type { Snapshot } from '../tickets/ticket/events.ts';
import type { Link } from '../tickets/links/link.ts';
import { candidates, type DeliverTurn } from './claim.ts';
import { claimSome } from './claim-some.ts';
import { saveEdit } from './save-edit.ts';
import type { Posted, Poster } from './ports.ts';
import type { OutcomeContext } from './timing.ts';

/** A card that only this process can edit until the claim ends: two concurrent edits could leave the older state. */
export interface CardClaim {
  readonly link: Link & { readonly card: string };
  readonly snapshot: Snapshot;
  /** The version of the ticket that the snapshot shows. */
  readonly version: number;
  readonly attempts: number;
  /** When the claim ends, epoch milliseconds. */
  readonly until: number;
}

/** Claims up to `capacity` outdated cards of links whose replies are delivered and whose channel is free. */
export async function claimCards(
  { db }: Database,
  turn: Omit<DeliverTurn, 'newId'>,
  capacity: number,
): Promise<readonly CardClaim[]> {
  const due = await dueCards(db, { now: turn.now, limit: Math.max(capacity, candidates) });
  return claimSome([...due], capacity, (row) => db.transaction().execute((trx) => claimDue(trx, row, turn)));
}

async function claimDue(
  trx: Kysely<Schema>,
  row: Selectable<LinkTable>,
  { now, timing }: Omit<DeliverTurn, 'newId'>,
): Promise<CardClaim | undefined> {
  const until = now + timing.lease;
  if (!(await takeChannel(trx, row.channel, now, now + timing.spacing))) return undefined;
  if (!(await claimCardRow(trx, row.id, now, until))) return undefined;
  const ticket = await lookUpTicket(trx, row.ticket);
  const { card, ...link } = linkOf(row);
  if (ticket === undefined || card === undefined) return undefined;
  const { snapshot } = knownOf(ticket);
  return { link: { ...link, card }, snapshot, version: ticket.version, attempts: row.card_attempts + 1, until };
}

/** Edits the card. Call `covers` right before. */
export function editCard({ link, snapshot }: CardClaim, poster: Poster, signal: AbortSignal): Promise<Posted> {
  return poster.editCard(link, snapshot, signal);
}

/** Records the outcome of an edit; see `saveEdit`. */
export async function finishCard(
  { db }: Database,
  { link, until, version, attempts }: CardClaim,
  posted: Posted,
  context: OutcomeContext,
): Promise<void> {
  await transact(db, (trx) => {
    const save = () => saveEditedCard(trx, { link, version, now: context.now }, until);
    const postpone = (at: number) => postponeCard(trx, { link: link.id, until }, at);
    return saveEdit(trx, { link, attempts, save, postpone }, posted, context);
  });
}
