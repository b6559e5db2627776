import { createHash } from 'node:crypto';
import { ticketId } from '../checks.ts';
import { withinCodeLimits } from './code-limits.ts';
import type { ContactPoint, PointState } from './contacts.ts';
import { DeskError } from '../errors.ts';
import { aboutTicket, isDefinite, isRefusal } from '../failures.ts';
import { checkContact } from '../create/form-contact.ts';
import { isNumber } from '../guards.ts';
import { instructionKey, secretDigest } from '../instruction-key.ts';
import { onceOnly } from '../once-only.ts';
import { permitOwn } from '../roles/own.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Contact } from '../ports.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';

/** Verifying contacts. Neither they nor their codes go into a record, an error or a log. */
export interface ContactDesk {
  /** Whether a contact must be verified before it can be used, and whether a code is on its way to it. */
  state(actor: Actor, point: ContactPoint): Promise<PointState>;
  /** @throws DeskError `code-soon` (detail: seconds) where one was sent a moment ago; `code-often`; `code-unclear` */
  sendCode(actor: Actor, point: ContactPoint): Promise<void>;
  /** @throws DeskError `code-wrong` where it has not six digits, is not the one that was sent, or is too old; `code-untried` */
  confirm(actor: Actor, point: ContactPoint, code: string): Promise<void>;
  /** Whether a person may change the contact of a ticket: operators of all, others of what they opened. @throws DeskError */
  allow(actor: Actor, ticket: string): Promise<void>;
  /**
   * Changes the contact of a ticket, once for a key. What is absent of it stays as it is.
   * @throws DeskError of `allow` and the checks; `not-found`; `in-progress`. The `ServiceFailure` where it is not verified
   */
  change(actor: Actor, request: ContactRequest): Promise<void>;
}

export interface ContactRequest {
  readonly key: string;
  readonly id: string;
  readonly contact: Contact;
}

const permissions = { own: 'contact-own', any: 'contact-any' } as const;

/** Milliseconds after which a code is taken for expired; how long it is good is not documented, ten minutes are usual. */
export const codeLife = 10 * 60 * 1000;

export function createContactDesk(parts: DeskParts & { readonly trail: Trail }): ContactDesk {
  const { cache, log, now, speaking, trail } = parts;
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
      const needsCode = await speaking(actor.language).areas.contacts.needsCode(point);
      return { way: point.way, needsCode, sentAt: needsCode ? await sentAt(point) : undefined };
    },
    sendCode: (actor, point) =>
      trail.watch(actor, 'send-code', undefined, async () => {
        permit(actor, 'create');
        await withinCodeLimits(parts, actor, digestOf(point), async () => {
          // Before the call: it may be lost although the code is on its way.
          await tolerant(cache.set(keyOf(point), now(), codeLife));
          try {
            await speaking(actor.language).areas.contacts.sendCode(point);
          } catch (error) {
            if (!isDefinite(error)) throw new DeskError('code-unclear', {}, { cause: error });
            await tolerant(cache.delete(keyOf(point)));
            throw error;
          }
        });
        await trail.done(actor, 'send-code');
      }),
    confirm: (actor, point, code) =>
      trail.watch(actor, 'verify', undefined, async () => {
        permit(actor, 'create');
        // The API takes six characters and no others.
        if (!/^\d{6}$/.test(code)) throw new DeskError('code-wrong');
        try {
          await speaking(actor.language).areas.contacts.checkCode(point, code);
        } catch (error) {
          if (isRefusal(error)) throw new DeskError('code-wrong', {}, { cause: error });
          throw new DeskError('code-untried', {}, { cause: error });
        }
        await tolerant(cache.delete(keyOf(point)));
        await trail.done(actor, 'verify');
      }),
    allow: (actor, ticket) => permitOwn(parts, actor, ticket, permissions),
    change: (actor, request) =>
      trail.watch(actor, 'contact', request.id, async () => {
        await permitOwn(parts, actor, request.id, permissions);
        const id = ticketId(request.id);
        const { phone, email } = request.contact;
        if (phone === undefined && email === undefined) throw new DeskError('text-empty', { field: 'contact' });
        if (checkContact(request.contact, { phoneRequired: false, emailRequired: false }).length > 0) {
          throw new DeskError('invalid-input', { field: 'contact' });
        }
        const { contacts } = speaking(actor.language).areas;
        const { areaCode = '' } = request.contact;
        const contact = secretDigest(request.key, [areaCode, phone ?? '', email ?? '']);
        const key = instructionKey('contact', request.key, [actor.id, id, contact]);
        const { repeated } = await onceOnly(parts, key, async (claim) => {
          // It says what the contact is to be, so doing it twice does no harm, and an unclear one is simply done again.
          await aboutTicket(id, () => claim.send(() => contacts.change(id, request.contact)));
          await trail.done(actor, 'contact', id);
          return id;
        });
        if (!repeated) parts.wake(id);
      }),
  };
}
