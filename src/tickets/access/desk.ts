import type { AgreementDesk } from '../agreement-desk.ts';
import type { Agreement } from '../agreements.ts';
import type { Access } from '../authorization.ts';
import { textWithin, ticketId } from '../checks.ts';
import { DeskError } from '../errors.ts';
import { instructionKey } from '../instruction-key.ts';
import { onceOnly } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../permit.ts';
import type { Actor } from '../roles.ts';
import type { Authorization } from '../ticket.ts';
import type { Trail } from '../trail.ts';
import type { Approval } from './approval.ts';
import { approve, firstOf, type ApproveRequest } from './approve.ts';
import type { AccessDetail, Agency } from './area.ts';
import { requestId, settle } from './settle.ts';
import { reasonLimit } from './limits.ts';
import { readAccessLog, type AccessLog } from './log.ts';
import { wayOf, type AccessWay } from './ways.ts';

/** What the form of an approval is made of. */
export interface ApprovalForm {
  readonly detail: AccessDetail;
  readonly way: AccessWay;
  readonly agencies: readonly Agency[];
  /** Has to be signed first. */
  readonly agreement?: Agreement | undefined;
  /** `first`: a second person has to confirm; `second`: confirms what `first` approved. */
  readonly step: 'only' | 'first' | 'second';
  readonly first?: Approval | undefined;
}

/** A request, and who approved it here. */
export interface ListedRequest {
  readonly authorization: Authorization;
  readonly approvals: readonly Approval[];
}

/** A decision about one request; `key` names the interaction. */
export interface DecisionRequest {
  readonly key: string;
  readonly ticket: string;
  readonly request: string;
}

/** Letting engineers in to hosts, and what they did there. */
export interface AccessDesk {
  /** The requests of a ticket, for whoever may see it. */
  list(actor: Actor, ticket: string): Promise<readonly ListedRequest[]>;
  show(actor: Actor, request: string): Promise<AccessDetail>;
  form(actor: Actor, request: string): Promise<ApprovalForm>;
  /**
   * Lets an engineer in, or keeps the approval of the first of two. Accounts of hosts are verified before.
   * @throws DeskError `access-window`, `access-console`, `access-way`, `access-port`, `access-account`, `access-host` (detail: host),
   * `access-unverified`, `uncertain`, `agreement-open`, and those of signing an agreement
   */
  approve(actor: Actor, request: ApproveRequest): Promise<'granted' | 'first'>;
  reject(actor: Actor, request: DecisionRequest & { readonly reason: string }): Promise<void>;
  /** Ends what was granted. */
  cancel(actor: Actor, request: DecisionRequest): Promise<void>;
  log(actor: Actor, request: string): Promise<AccessLog>;
}

/** States that show that a decision took effect: access is over also where it ran out, or was given back, meanwhile. */
const effects: Readonly<Record<'reject' | 'cancel', readonly Access[]>> = {
  reject: ['rejected'],
  cancel: ['canceled', 'recalled', 'ended'],
};

type Parts = DeskParts & { readonly trail: Trail };

export function createAccessDesk(parts: Parts, agreements: AgreementDesk): AccessDesk {
  const { account, approvals, speaking, secondApprover, now, trail } = parts;
  const areaOf = (actor: Actor) => speaking(actor.language).areas.access;

  /** Does it once for a key, and notes who did. */
  const decide = (
    actor: Actor,
    { key, ticket, request, reason }: DecisionRequest & { readonly reason?: string },
    action: 'reject' | 'cancel',
    call: () => Promise<void>,
  ) =>
    onceOnly(parts, instructionKey('access', key, [actor.id, action, request, reason]), async (claim) => {
      const wanted = effects[action];
      await settle(parts, claim, { area: areaOf(actor), request, wanted, call });
      await trail.done(actor, `access-${action}`, ticket);
      parts.wake(ticket);
      return request;
    });

  return {
    async list(actor, ticket) {
      permit(actor, 'view');
      const list = await areaOf(actor).list(ticketId(ticket));
      const approved = await Promise.all(list.map(({ id }) => approvals.of(account, id)));
      return list.map((authorization, place) => ({ authorization, approvals: approved[place] ?? [] }));
    },
    async show(actor, request) {
      permit(actor, 'access');
      return areaOf(actor).show(requestId(request));
    },
    async form(actor, request) {
      permit(actor, 'access');
      const area = areaOf(actor);
      const [detail, loginType, agencies, agreement, known] = await Promise.all([
        area.show(requestId(request)),
        // What decides only what is asked must not keep anybody from answering.
        area.loginType().catch((error: unknown) => missing(parts, error)),
        area.agencies().catch((error: unknown) => missing(parts, error)),
        agreements.open(actor, 'access'),
        approvals.of(account, request),
      ]);
      const first = secondApprover ? firstOf(known, detail, actor, now()) : undefined;
      const step = secondApprover ? (first === undefined ? 'first' : 'second') : 'only';
      return { detail, way: wayOf(loginType), agencies: agencies ?? [], agreement, step, first };
    },
    approve: (actor, request) =>
      trail.watch(actor, 'access-approve', request.ticket, async () => {
        permit(actor, 'access');
        return approve({ ...parts, agreements, area: areaOf(actor) }, actor, request);
      }),
    reject: (actor, given) =>
      trail.watch(actor, 'access-reject', given.ticket, async () => {
        permit(actor, 'access');
        const reason = textWithin('reason', given.reason, reasonLimit);
        await decide(actor, { ...given, reason }, 'reject', () =>
          areaOf(actor).reject(requestId(given.request), reason),
        );
      }),
    cancel: (actor, given) =>
      trail.watch(actor, 'access-cancel', given.ticket, async () => {
        permit(actor, 'access');
        await decide(actor, given, 'cancel', () => areaOf(actor).cancel(requestId(given.request)));
      }),
    async log(actor, request) {
      permit(actor, 'access');
      return readAccessLog(areaOf(actor), requestId(request));
    },
  };
}

function missing({ log }: Parts, error: unknown): undefined {
  if (error instanceof DeskError) throw error;
  log.warn({ err: error }, 'What letting engineers in asks for could not be read.');
}
