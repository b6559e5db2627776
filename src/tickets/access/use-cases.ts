import type { AgreementUseCases } from '../agreement/use-cases.ts';
import type { Agreement } from '../agreement/agreements.ts';
import type { Access } from '../ticket/authorization.ts';
import { textWithin, ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { instructionKey } from '../instruction-key.ts';
import { onceOnly } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { Authorization } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';
import type { Approval } from './approval.ts';
import { approve, type ApproveRequest } from './approve.ts';
import type { AccessArea, AccessDetail, Agency } from './area.ts';
import { requestId, settle } from './settle.ts';
import { reasonLimit } from './limits.ts';
import { readAccessLog, type AccessLog } from './log.ts';
import { readApprovalProgress, type ApprovalProgress } from './approval-progress.ts';
import { wayOf, type AccessWay } from './ways.ts';

/** The data of the approval form. */
export interface ApprovalForm extends ApprovalProgress {
  readonly detail: AccessDetail;
  readonly way: AccessWay;
  readonly agencies: readonly Agency[];
  /** Must be signed first. */
  readonly agreement?: Agreement | undefined;
}

/** A request and its approvals. */
export interface ListedRequest {
  readonly authorization: Authorization;
  readonly approvals: readonly Approval[];
}

/** A decision about one request. `key` identifies the interaction. */
export interface DecisionRequest {
  readonly key: string;
  readonly ticket: string;
  readonly request: string;
}

/** Granting engineers access to hosts, and the log of what they did there. */
export interface AccessUseCases {
  /** The requests of a ticket, for anyone who may see the ticket. */
  list(actor: Actor, ticket: string): Promise<readonly ListedRequest[]>;
  show(actor: Actor, request: string): Promise<AccessDetail>;
  form(actor: Actor, request: string): Promise<ApprovalForm>;
  /**
   * Lets an engineer in, or stores the first of two approvals. Host accounts are verified first.
   * @throws DomainError `access-changed`, `access-approver`, `access-window`, `access-console`, `access-way`,
   *   `access-port`, `access-account`, `access-host` (detail: host), `access-unverified`, `uncertain`,
   *   `agreement-open`, and the errors of signing an agreement
   */
  approve(actor: Actor, request: ApproveRequest): Promise<'granted' | 'first'>;
  reject(actor: Actor, request: DecisionRequest & { readonly reason: string }): Promise<void>;
  /** Revokes granted access. */
  cancel(actor: Actor, request: DecisionRequest): Promise<void>;
  log(actor: Actor, request: string): Promise<AccessLog>;
}

/** States that show that a decision took effect. Access that expired or was given back meanwhile has ended, too. */
const effects: Readonly<Record<'reject' | 'cancel', readonly Access[]>> = {
  reject: ['rejected'],
  cancel: ['canceled', 'recalled', 'ended'],
};

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

export function createAccessUseCases(deps: Deps, agreements: AgreementUseCases): AccessUseCases {
  const { approvals, inLanguage, auditLog } = deps;
  const areaOf = (actor: Actor) => inLanguage(actor.language).areas.access;

  /**
   * Decides about a request and records it under the request's own ticket. The ticket number in a form came from a
   * client, so it is used only to name what can't be read.
   */
  const recorded = async <T>(
    actor: Actor,
    action: 'approve' | 'reject' | 'cancel',
    { request, ticket: named }: Pick<DecisionRequest, 'request' | 'ticket'>,
    work: (detail: AccessDetail, ticket: string) => Promise<T>,
  ): Promise<T> => {
    const name = `access-${action}`;
    const detail = await auditLog.run(actor, name, named, () => {
      permit(actor, 'access');
      return areaOf(actor).show(requestId(request));
    });
    const ticket = detail.ticket ?? named;
    return auditLog.run(actor, name, ticket, () => work(detail, ticket));
  };

  /** Runs the decision once per key and records who made it. */
  const decide = (
    actor: Actor,
    { key, ticket, request, reason }: DecisionRequest & { readonly reason?: string },
    action: 'reject' | 'cancel',
    call: () => Promise<void>,
  ) =>
    onceOnly(deps, instructionKey('access', key, [actor.id, action, request, reason]), async (claim) => {
      const wanted = effects[action];
      await settle(deps, claim, { area: areaOf(actor), request, wanted, call });
      await auditLog.success(actor, `access-${action}`, ticket);
      deps.wake(ticket);
      return request;
    });

  return {
    async list(actor, ticket) {
      permit(actor, 'view');
      const list = await areaOf(actor).list(ticketId(ticket));
      const approved = await Promise.all(list.map(({ id }) => approvals.of(id)));
      return list.map((authorization, place) => ({ authorization, approvals: approved[place] ?? [] }));
    },
    async show(actor, request) {
      permit(actor, 'access');
      return areaOf(actor).show(requestId(request));
    },
    async form(actor, request) {
      permit(actor, 'access');
      const area = areaOf(actor);
      const [detail, loginType, agencies, agreement] = await Promise.all([
        area.show(requestId(request)).then((read) => withLetter(deps, area, read)),
        // Only tailors the form, so a failure must not keep anyone from answering.
        area.loginType().catch((error: unknown) => missing(deps, error)),
        area.agencies().catch((error: unknown) => missing(deps, error)),
        agreements.open(actor, 'access'),
      ]);
      const standing = await readApprovalProgress(deps, detail, actor);
      return { detail, way: wayOf(loginType), agencies: agencies ?? [], agreement, ...standing };
    },
    approve: (actor, given) =>
      recorded(actor, 'approve', given, (detail) =>
        approve({ ...deps, agreements, area: areaOf(actor) }, actor, given, detail),
      ),
    reject: (actor, given) =>
      recorded(actor, 'reject', given, async (_detail, ticket) => {
        const reason = textWithin('reason', given.reason, reasonLimit);
        await decide(actor, { ...given, ticket, reason }, 'reject', () => areaOf(actor).reject(given.request, reason));
      }),
    cancel: (actor, given) =>
      recorded(actor, 'cancel', given, async (_detail, ticket) => {
        await decide(actor, { ...given, ticket }, 'cancel', () => areaOf(actor).cancel(given.request));
      }),
    async log(actor, request) {
      permit(actor, 'access');
      return readAccessLog(areaOf(actor), requestId(request));
    },
  };
}

/**
 * Adds the letter, which says how long access is requested for. Only the list has it (reference,
 * `IncidentOrderAuthV2`).
 */
async function withLetter(deps: Deps, area: AccessArea, detail: AccessDetail): Promise<AccessDetail> {
  const { ticket, request } = detail;
  if (ticket === undefined || request.letter !== undefined) return detail;
  const list = await area.list(ticket).catch((error: unknown) => missing(deps, error));
  const letter = list?.find(({ id }) => id === request.id)?.letter;
  return { ...detail, request: { ...request, letter } };
}

function missing({ log }: Deps, error: unknown): undefined {
  if (error instanceof DomainError) throw error;
  log.warn({ err: error }, 'cannot read access requirements');
}
