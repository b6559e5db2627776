import { DeskError } from '../errors.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import { opensConsole, type Approval } from './approval.ts';
import type { AccessDetail } from './area.ts';
import { isLapsed } from './lapsed.ts';

/** `first`: a second person has to confirm; `second`: confirms what `first` approved. */
export const steps = ['only', 'first', 'second'] as const;

/** How far the approval of a request is, for the person who is asked for the next one. */
export interface Standing {
  readonly step: (typeof steps)[number];
  /** What is confirmed by the next approval. */
  readonly first?: Approval | undefined;
}

type Parts = Pick<DeskParts, 'approvals' | 'secondApprover' | 'roleNow' | 'now'>;

/**
 * Reads how far a request is approved. The latest approval counts that somebody else gave, that is not over, covers all of the
 * request, and whose giver could still give it; one that lapsed is withdrawn.
 * @throws DeskError `access-approver` if Slack doesn't say who gave it
 */
export async function readStanding(
  { approvals, secondApprover, roleNow, now }: Parts,
  { request, console: asksConsole }: AccessDetail,
  actor: Actor,
): Promise<Standing> {
  if (!secondApprover) return { step: 'only' };
  const known = await approvals.of(request.id);
  for (const approval of known.toReversed()) {
    const isOpen = approval.by !== actor.id && approval.until > now() && (!asksConsole || opensConsole(approval));
    if (!isOpen) continue;
    const lapsed = await isLapsed(approval, roleNow);
    if (lapsed === undefined) throw new DeskError('access-approver');
    if (!lapsed) return { step: 'second', first: approval };
    await approvals.withdraw(request.id, approval, now());
  }
  return { step: 'first' };
}

const facts = ['by', 'at', 'from', 'until', 'agency', 'credential'] as const;

/** Whether a person who saw the one would confirm the other: not a fact differs. */
export function isSameStanding(one: Standing, other: Standing): boolean {
  return one.step === other.step && facts.every((fact) => one.first?.[fact] === other.first?.[fact]);
}
