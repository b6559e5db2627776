import { DomainError } from '../errors.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import { opensConsole, type Approval } from './approval.ts';
import type { AccessDetail } from './area.ts';
import { isRevoked } from './revoked.ts';

/** `only`: one approval is enough; `first`: a second person has to confirm; `second`: confirms `first`. */
export const steps = ['only', 'first', 'second'] as const;

/** The state of an approval, as seen by the person who is asked for the next step. */
export interface ApprovalProgress {
  readonly step: (typeof steps)[number];
  /** What the next approval confirms. */
  readonly first?: Approval | undefined;
}

type Deps = Pick<UseCaseDeps, 'approvals' | 'secondApprover' | 'roleNow' | 'now'>;

/**
 * Reads the state of an approval. The latest approval counts if somebody else gave it, it has not expired, it covers
 * the full request, and its author still has the role for it. Lapsed approvals are withdrawn.
 * @throws DomainError `access-approver` if Slack doesn't say who gave it
 */
export async function readApprovalProgress(
  { approvals, secondApprover, roleNow, now }: Deps,
  { request, console: asksConsole }: AccessDetail,
  actor: Actor,
): Promise<ApprovalProgress> {
  if (!secondApprover) return { step: 'only' };
  const known = await approvals.of(request.id);
  for (const approval of known.toReversed()) {
    const isOpen = approval.by !== actor.id && approval.until > now() && (!asksConsole || opensConsole(approval));
    if (!isOpen) continue;
    const lapsed = await isRevoked(approval, roleNow);
    if (lapsed === undefined) throw new DomainError('access-approver');
    if (!lapsed) return { step: 'second', first: approval };
    await approvals.withdraw(request.id, approval, now());
  }
  return { step: 'first' };
}

const facts = ['by', 'at', 'from', 'until', 'agency', 'credential'] as const;

/** Whether two states are equal in every fact, so that confirming one confirms the other. */
export function isSameProgress(one: ApprovalProgress, other: ApprovalProgress): boolean {
  return one.step === other.step && facts.every((fact) => one.first?.[fact] === other.first?.[fact]);
}
