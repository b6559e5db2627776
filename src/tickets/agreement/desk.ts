import { keepRecord } from './agreement-record.ts';
import type { Agreement, AgreementKind } from './agreements.ts';
import { DeskError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor, Permission } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';

/** Agreements of the account with the ticket service: reading them, and signing on behalf of the account. */
export interface AgreementDesk {
  /** The one in force and whether it is signed, asked anew; undefined where there is none of this kind. */
  show(actor: Actor, kind: AgreementKind): Promise<AgreementState | undefined>;
  /**
   * The agreement that has to be signed first; undefined where nothing is open. What is signed is remembered for ten
   * minutes, which is how long a new version may go unseen here (the ticket service itself asks for it at once).
   */
  open(actor: Actor, kind: AgreementKind): Promise<Agreement | undefined>;
  /**
   * Signs the agreement that a person has read, for whoever may do what it is for.
   * @param id of the version that the person agreed to
   * @throws DeskError `agreement-changed` where another version is in force by now; `agreement-unsigned` where the service
   *   gave no answer and does not have the signature
   */
  sign(actor: Actor, kind: AgreementKind, id: number): Promise<void>;
}

export interface AgreementState {
  readonly agreement: Agreement;
  readonly signed: boolean;
}

/** Milliseconds for which a signature is believed without asking the service; the last minute of them without the cache. */
const remembered = 9 * 60 * 1000;
const glance = 60 * 1000;

/** Who may do what an agreement is for may agree to it. */
const permissions: Readonly<Record<AgreementKind, Permission>> = { ticket: 'create', access: 'access' };

export function createAgreementDesk(parts: DeskParts & { readonly trail: Trail }): AgreementDesk {
  const { cache, log, now, speaking, trail } = parts;
  const keyOf = (kind: AgreementKind) => `agreement:${kind}`;
  const tolerant = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'cache failed');
      return undefined;
    });

  // When the cache last said so: each form that opens asks.
  const seen = new Map<AgreementKind, number>();

  async function isRemembered(kind: AgreementKind): Promise<boolean> {
    const age = now() - (seen.get(kind) ?? -Infinity);
    if (age >= 0 && age < glance) return true;
    const known = (await tolerant(cache.get(keyOf(kind)))) === true;
    if (known) seen.set(kind, now());
    return known;
  }

  async function isSigned(actor: Actor, kind: AgreementKind): Promise<boolean> {
    const signed = await speaking(actor.language).areas.agreements.isSigned(kind);
    await tolerant(signed ? cache.set(keyOf(kind), true, remembered) : cache.delete(keyOf(kind)));
    if (!signed) {
      seen.delete(kind);
      await keepRecord(parts, kind, undefined);
    }
    return signed;
  }

  return {
    async show(actor, kind) {
      permit(actor, 'view');
      const agreement = await speaking(actor.language).areas.agreements.inForce(kind);
      return agreement && { agreement, signed: await isSigned(actor, kind) };
    },
    async open(actor, kind) {
      permit(actor, permissions[kind]);
      if ((await isRemembered(kind)) || (await isSigned(actor, kind))) return undefined;
      return speaking(actor.language).areas.agreements.inForce(kind);
    },
    sign: (actor, kind, id) =>
      trail.watch(actor, 'sign', undefined, async () => {
        permit(actor, permissions[kind]);
        const { agreements } = speaking(actor.language).areas;
        if ((await agreements.inForce(kind))?.id !== id) throw new DeskError('agreement-changed');
        try {
          await keepRecord(parts, kind, await agreements.sign(id));
        } catch (error) {
          // Signing twice is as good as once, and whether it was done can be asked.
          if (isDefinite(error)) throw error;
          if (!(await isSigned(actor, kind))) throw new DeskError('agreement-unsigned', {}, { cause: error });
        }
        await tolerant(cache.set(keyOf(kind), true, remembered));
        await trail.done(actor, 'sign');
      }),
  };
}
