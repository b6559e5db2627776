import type { AgreementUseCases } from '../agreement/use-cases.ts';
import { accessOf } from '../ticket/authorization.ts';
import { DomainError } from '../errors.ts';
import { eventId, type TicketEvent } from '../ticket/events.ts';
import { isRefusal } from '../failures.ts';
import { instructionKey, secretDigest } from '../instruction-key.ts';
import { onceOnly, type Claim } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { explainUnsigned } from '../agreement/unsigned.ts';
import { opensConsole, type Approval } from './approval.ts';
import type { AccessArea, AccessDetail, HostLogin } from './area.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { requestId, settle } from './settle.ts';
import { isSameProgress, readApprovalProgress, type ApprovalProgress } from './approval-progress.ts';
import { loginsOf, type EnteredLogin } from './ways.ts';

/** What a person entered to let an engineer in. `key` identifies the interaction. */
export interface ApproveRequest {
  readonly key: string;
  readonly ticket: string;
  readonly request: string;
  /** Epoch milliseconds; defaults to now. A second approver gives neither. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly agency?: string | undefined;
  /** Lets the engineer into the console with all permissions of the account. An agency, if given, takes precedence. */
  readonly credential?: boolean | undefined;
  readonly logins: readonly EnteredLogin[];
  /** The state of the approval when the person saw it. Only that state is confirmed. */
  readonly seen: ApprovalProgress;
  /** The agreement that the person read and accepted. */
  readonly agreement?: number | undefined;
}

export type ApproveDeps = UseCaseDeps & {
  readonly auditLog: AuditLog;
  readonly agreements: AgreementUseCases;
  readonly area: AccessArea;
};

/**
 * Approves a request. With one approver, this grants access. With two, the first approval is stored (a window and an
 * agency, nothing secret); the second person enters the host accounts and grants exactly what the first one approved.
 * If the two differ, nothing is approved.
 * @param detail the request, as just read
 */
export async function approve(
  deps: ApproveDeps,
  actor: Actor,
  given: ApproveRequest,
  detail: AccessDetail,
): Promise<'granted' | 'first'> {
  const { approvals, now, auditLog } = deps;
  const request = requestId(given.request);
  const ticket = detail.ticket ?? given.ticket;
  const { step, first } = given.seen;

  const { result } = await onceOnly(deps, keyOf(actor, given), async (claim) => {
    // An earlier attempt may already have let the engineer in; then only the record is missing.
    const isGranted = claim.resumed && accessOf(detail.request) === 'granted';
    const confirm = async () => {
      if (isGranted || isSameProgress(await readApprovalProgress(deps, detail, actor), given.seen)) return;
      throw new DomainError('access-changed');
    };
    await confirm();
    const { from, until } = first ?? windowOf(given, now());
    const { agency, credential } = wayIn(detail, given);
    const logins = step === 'first' ? [] : loginsOf(given.logins, detail.hosts);
    const opensHosts = agency !== undefined || logins.length > 0;
    if (step !== 'first' && !detail.console && detail.hosts.length > 0 && !opensHosts) {
      throw new DomainError('access-way');
    }
    if (given.agreement !== undefined) await deps.agreements.sign(actor, 'access', given.agreement);
    await verify(deps.area, detail, logins);

    return oneAtATime(deps, request, async (renew) => {
      // Signing and verifying take seconds. Meanwhile somebody else may approve the request, or change what is
      // approved.
      await confirm();
      const approval: Approval = { by: actor.id, at: now(), from, until, agency, credential };
      if (step === 'first') {
        await approvals.add(request, approval, approvedEvent(ticket, detail, actor, now()));
        await auditLog.success(actor, 'access-approve', ticket);
        return 'first';
      }
      const held: Claim = { ...claim, renew: () => claim.renew().then(renew) };
      await settle(deps, held, {
        ...{ area: deps.area, request, wanted: ['granted'] as const },
        call: () => deps.area.grant(request, { from: Math.max(from, now()), until, agency, logins }),
      }).catch((error: unknown) => explainUnsigned(deps.agreements, actor, 'access', error));
      await approvals.add(request, approval);
      await auditLog.success(actor, 'access-grant', ticket);
      return 'granted';
    });
  });
  deps.wake(ticket);
  return result === 'first' ? 'first' : 'granted';
}

/**
 * Passwords are part of the key: a different password is a different attempt. Accepting the agreement is not, because
 * that is no action here.
 */
function keyOf(actor: Actor, { key, logins, ...given }: ApproveRequest): string {
  const passwords = secretDigest(
    key,
    logins.map(({ password }) => password),
  );
  const accounts = logins.map(({ host, port, account }) => ({ host, port, account }));
  return instructionKey('access', key, [actor.id, 'approve', { ...given, agreement: undefined }, accounts, passwords]);
}

/**
 * Returns the way in: the one the first of two people chose, even if it isn't an agency, or the one given now.
 * @throws DomainError `access-console` if nobody chose how to enter the console
 */
function wayIn({ console: asksConsole }: AccessDetail, given: ApproveRequest): Pick<Approval, 'agency' | 'credential'> {
  const { agency, credential } = given.seen.first ?? given;
  if (!asksConsole) return { agency };
  if (!opensConsole({ agency, credential })) throw new DomainError('access-console');
  return agency === undefined ? { credential: true } : { agency };
}

function windowOf({ from, until }: ApproveRequest, now: number): Pick<Approval, 'from' | 'until'> {
  const start = from ?? now;
  if (until === undefined || until <= Math.max(start, now)) throw new DomainError('access-window');
  return { from: start, until };
}

/** Tries the accounts before access is granted, so that a typo is reported for the host it was made for. */
async function verify(area: AccessArea, { hosts }: AccessDetail, logins: readonly HostLogin[]): Promise<void> {
  for (const login of logins) {
    const name = hosts.find(({ id }) => id === login.host)?.name ?? login.host;
    try {
      await area.verifyHost(login);
    } catch (error) {
      // Verifying changes nothing, so an unclear answer is not a problem.
      throw new DomainError(
        isRefusal(error) ? 'access-host' : 'access-unverified',
        { host: login.host, name },
        { cause: error },
      );
    }
  }
}

function approvedEvent(
  ticket: string,
  { request: authorization }: AccessDetail,
  { id: by }: Actor,
  at: number,
): TicketEvent {
  const id = eventId(ticket, `access-approved:${authorization.id}:${by}`);
  return { id, ticket, at, kind: 'access-approved', authorization, by };
}
