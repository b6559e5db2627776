import type { Logger } from 'pino';
import { nextAccessCardDue } from '../store/access-cards.ts';
import { withdrawApproval } from '../store/access-approvals.ts';
import type { Database } from '../store/database.ts';
import type { Approval } from '../tickets/access/approval.ts';
import { isRevoked } from '../tickets/access/revoked.ts';
import type { RoleNow } from '../tickets/roles/confirm-role.ts';
import { claimAccessCards, finishAccessCard, waitsForSecond, type AccessCardClaim } from './access-cards.ts';
import { callSignal, covers } from './deliver.ts';
import { createLoop, type Loop } from './loop.ts';
import type { AccessCard, Poster } from './ports.ts';
import type { Timing } from './timing.ts';

export interface AccessCardLoopDeps {
  readonly database: Database;
  readonly poster: Pick<Poster, 'editAccessCard'>;
  /** Who can still approve access. Without it, stored approvals are taken as valid. */
  readonly roleNow?: RoleNow | undefined;
  readonly timing: Timing;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Logger;
  /** Aborts the calls in flight. */
  readonly signal: AbortSignal;
}

/** Edits that run at the same time; these cards are few. */
const atOnce = 4;

/**
 * Keeps the cards of access requests up to date, after changes and as time passes. It has its own loop so that replies
 * never wait.
 */
export function createAccessCardLoop(deps: AccessCardLoopDeps): Loop {
  const { database, timing, now, log } = deps;
  /** Withdraws first approvals whose givers have lost the role. If Slack can't say, the approval stays. */
  const current = async (card: AccessCard): Promise<AccessCard> => {
    if (deps.roleNow === undefined || !waitsForSecond(card)) return card;
    const approvals: Approval[] = [];
    for (const approval of card.approvals) {
      const request = card.authorization.id;
      if ((await isRevoked(approval, deps.roleNow)) !== true) approvals.push(approval);
      else await withdrawApproval(database.db, request, approval, now());
    }
    return { ...card, approvals };
  };
  const draw = async (claimed: AccessCardClaim): Promise<void> => {
    const claim = { ...claimed, card: await current(claimed.card) };
    if (!covers(claim.until, now(), timing)) return;
    const posted = await deps.poster.editAccessCard(claim.card, callSignal(deps));
    const { id, ticket, channel } = claim.card.link;
    log.debug({ link: id, ticket, channel, outcome: posted.outcome }, 'access request card');
    await finishAccessCard(database, claim, posted, { now: now(), timing, random: deps.random });
  };
  return createLoop({
    ...{ name: 'access-cards', atOnce, idle: timing.idle, now, log },
    next: async (capacity) => {
      const claims = await claimAccessCards(database, { now: now(), timing }, capacity);
      return claims.map((claim) => () => draw(claim));
    },
    due: () => nextAccessCardDue(database.db),
  });
}
