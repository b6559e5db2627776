import type { Action } from './actions.ts';
import { ticketId, textWithin } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite, isNotFound, isTooSoon } from '../failures.ts';
import { refuseIfFinal } from './refuse-if-final.ts';
import { instructionKey } from '../instruction-key.ts';
import { isOwnNudge } from './own-nudge.ts';
import { noteLimit } from '../limits.ts';
import { onceOnly } from '../once-only.ts';
import { permitOwn } from '../roles/own.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { ActRequest } from '../requests.ts';
import type { Actor } from '../roles/roles.ts';
import { statuses } from './status.ts';
import type { AuditLog } from '../audit-log.ts';

/** Milliseconds. An earlier nudge than this cannot be why it is too soon now. */
const day = 24 * 60 * 60 * 1000;

/** Pauses before each look at the status, milliseconds. */
const pauses = [1_000, 3_000, 6_000] as const;

/** The status that shows that an action was carried out; a nudge shows in the log: see `isOwnNudge`. */
const effects: Readonly<Partial<Record<Action, number>>> = {
  close: statuses.completed,
  cancel: statuses.canceled,
  delete: statuses.deleted,
};

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

/**
 * Checks that a person may do this to this ticket. Closing and canceling are for operators and for the person who
 * created the ticket through the bot.
 * @throws DomainError `forbidden`
 */
export async function requireAction(
  deps: UseCaseDeps,
  actor: Actor,
  { id, action }: Pick<ActRequest, 'id' | 'action'>,
): Promise<void> {
  if (action === 'urge' || action === 'delete') {
    permit(actor, action);
    return;
  }
  await permitOwn(deps, actor, id, { own: 'finish-own', any: 'finish-any' });
}

/**
 * Does something to a ticket, once per key. Which action is allowed in which status is not documented, so the service
 * decides. After an unclear answer the ticket's status shows whether it worked. Repeating an action does no harm, so an
 * uncertain one can be retried at once.
 * @throws DomainError of the checks; `not-found`; `in-progress`; `uncertain`; `finished`. The `ServiceFailure` if the
 *   service refused
 */
export async function actOnTicket(deps: Deps, actor: Actor, request: ActRequest): Promise<void> {
  const id = ticketId(request.id);
  const { action } = request;
  const note =
    request.note === undefined || request.note.trim() === '' ? undefined : textWithin('note', request.note, noteLimit);
  const key = instructionKey('act', request.key, [actor.id, id, action, note]);
  const { repeated } = await onceOnly(deps, key, async (claim) => {
    const wasDoneBefore = () => (action === 'urge' ? isOwnNudge(deps, actor, id, claim) : isDone(deps, id, action));
    if (!(claim.resumed && (await wasDoneBefore()))) {
      try {
        await aboutTicket(id, () => claim.send(() => deps.service.act(id, action, note)));
      } catch (error) {
        if (isTooSoon(error)) throw await urgedRecently(deps, id, error);
        // Finished tickets can still be deleted.
        if (action !== 'delete') await refuseIfFinal(deps, id, error);
        if (error instanceof DomainError || isDefinite(error)) throw error;
        if (!(await wasDone(deps, id, action))) throw new DomainError('uncertain', {}, { cause: error });
      }
    }
    await deps.auditLog.success(actor, action, id);
    return id;
  });
  if (!repeated) deps.wake(id);
}

/** Adds when the ticket was last nudged from here: the service doesn't say. */
async function urgedRecently({ audit, now }: UseCaseDeps, id: string, cause: unknown): Promise<DomainError> {
  const last = await audit.lastDone(id, 'urge');
  const since = last === undefined ? undefined : Math.max(0, now() - last.at);
  const known = since !== undefined && since < day;
  return new DomainError(
    'urged-recently',
    { known: known ? 'yes' : 'no', minutes: Math.floor((since ?? 0) / 60_000) },
    { cause },
  );
}

async function wasDone(deps: UseCaseDeps, id: string, action: Action): Promise<boolean> {
  if (effects[action] === undefined) return false;
  for (const pause of pauses) {
    await deps.sleep(pause);
    if (await isDone(deps, id, action)) return true;
  }
  return false;
}

async function isDone({ service, log }: UseCaseDeps, id: string, action: Action): Promise<boolean> {
  if (effects[action] === undefined) return false;
  try {
    return (await service.status(id)) === effects[action];
  } catch (error) {
    if (action === 'delete' && isNotFound(error)) return true;
    log.warn({ err: error, ticket: id }, 'cannot check the outcome of an action');
    return false;
  }
}
