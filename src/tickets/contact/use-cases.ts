import { createHash } from 'node:crypto';
import { ticketId } from '../checks.ts';
import { withinCodeLimits } from './code-limits.ts';
import type { ContactPoint, PointState } from './contacts.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite, isRefusal } from '../failures.ts';
import { checkContact } from '../create/form-contact.ts';
import { isNumber } from '../guards.ts';
import { instructionKey, secretDigest } from '../instruction-key.ts';
import { onceOnly } from '../once-only.ts';
import { permitOwn } from '../roles/own.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Contact } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';

/** Verifying contacts. Contacts and codes never go into a record, an error or a log. */
export interface ContactUseCases {
  /** Whether a contact must be verified before use, and whether a code is on its way. */
  state(actor: Actor, point: ContactPoint): Promise<PointState>;
  /** @throws DomainError `code-soon` (detail: seconds) if one was just sent; `code-often`; `code-unclear` */
  sendCode(actor: Actor, point: ContactPoint): Promise<void>;
  /**
   * @throws DomainError `code-wrong` if it doesn't have six digits, is not the one that was sent, or has expired;
   *   `code-untried`
   */
  confirm(actor: Actor, point: ContactPoint, code: string): Promise<void>;
  /**
   * Checks that a person may change a ticket's contact: operators for all tickets, others for their own. @throws
   * DomainError
   */
  allow(actor: Actor, ticket: string): Promise<void>;
  /**
   * Changes a ticket's contact, once per key. Absent fields stay as they are.
   * @throws DomainError of `allow` and the checks; `not-found`; `in-progress`. The `ServiceFailure` if the contact is not
   *   verified
   */
  change(actor: Actor, request: ContactRequest): Promise<void>;
}

export interface ContactRequest {
  readonly key: string;
  readonly id: string;
  readonly contact: Contact;
}

const permissions = { own: 'contact-own', any: 'contact-any' } as const;

/** Milliseconds after which a code counts as expired. The real lifetime is not documented; ten minutes are usual. */
export const codeLife = 10 * 60 * 1000;

export function createContactUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): ContactUseCases {
  const { cache, log, now, inLanguage, auditLog } = deps;
  const tolerant = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'cache failed');
      return undefined;
    });
  const digestOf = ({ way, value, areaCode = '' }: ContactPoint) =>
    createHash('sha256')
      .update(JSON.stringify([way, areaCode, value]))
      .digest('base64url');
  const keyOf = (point: ContactPoint) => `code:${digestOf(point)}`;
  const sentAt = async (point: ContactPoint) => {
    const at = await tolerant(cache.get(keyOf(point)));
    return isNumber(at) && now() - at < codeLife ? at : undefined;
  };

  return {
    async state(actor, point) {
      permit(actor, 'create');
      const needsCode = await inLanguage(actor.language).areas.contacts.needsCode(point);
      return { way: point.way, needsCode, sentAt: needsCode ? await sentAt(point) : undefined };
    },
    sendCode: (actor, point) =>
      auditLog.run(actor, 'send-code', undefined, async () => {
        permit(actor, 'create');
        await withinCodeLimits(deps, actor, digestOf(point), async () => {
          // Before the call, because its answer may be lost although the code was sent.
          await tolerant(cache.set(keyOf(point), now(), codeLife));
          try {
            await inLanguage(actor.language).areas.contacts.sendCode(point);
          } catch (error) {
            if (!isDefinite(error)) throw new DomainError('code-unclear', {}, { cause: error });
            await tolerant(cache.delete(keyOf(point)));
            throw error;
          }
        });
        await auditLog.success(actor, 'send-code');
      }),
    confirm: (actor, point, code) =>
      auditLog.run(actor, 'verify', undefined, async () => {
        permit(actor, 'create');
        // The API takes exactly six characters.
        if (!/^\d{6}$/.test(code)) throw new DomainError('code-wrong');
        try {
          await inLanguage(actor.language).areas.contacts.checkCode(point, code);
        } catch (error) {
          if (isRefusal(error)) throw new DomainError('code-wrong', {}, { cause: error });
          throw new DomainError('code-untried', {}, { cause: error });
        }
        await tolerant(cache.delete(keyOf(point)));
        await auditLog.success(actor, 'verify');
      }),
    allow: (actor, ticket) => permitOwn(deps, actor, ticket, permissions),
    change: (actor, request) =>
      auditLog.run(actor, 'contact', request.id, async () => {
        await permitOwn(deps, actor, request.id, permissions);
        const id = ticketId(request.id);
        const { phone, email } = request.contact;
        if (phone === undefined && email === undefined) throw new DomainError('text-empty', { field: 'contact' });
        if (checkContact(request.contact, { phoneRequired: false, emailRequired: false }).length > 0) {
          throw new DomainError('invalid-input', { field: 'contact' });
        }
        const { contacts } = inLanguage(actor.language).areas;
        const { areaCode = '' } = request.contact;
        const contact = secretDigest(request.key, [areaCode, phone ?? '', email ?? '']);
        const key = instructionKey('contact', request.key, [actor.id, id, contact]);
        const { repeated } = await onceOnly(deps, key, async (claim) => {
          // The call sets the contact, so repeating it does no harm and an unclear one is simply retried.
          await aboutTicket(id, () => claim.send(() => contacts.change(id, request.contact)));
          await auditLog.success(actor, 'contact', id);
          return id;
        });
        if (!repeated) deps.wake(id);
      }),
  };
}
