import { keepRecord } from './agreement-record.ts';
import type { Agreement, AgreementKind } from './agreements.ts';
import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor, Permission } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';

/** Reading the account's agreements with the ticket service, and signing them on behalf of the account. */
export interface AgreementUseCases {
  /**
   * Reads the agreement in force and whether it is signed, without the cache; undefined if there is none of this kind.
   */
  show(actor: Actor, kind: AgreementKind): Promise<AgreementState | undefined>;
  /**
   * The agreement that must be signed first; undefined if none is open. Signatures are cached for ten minutes, so a new
   * version can go unnoticed for that long (the service itself asks for it at once).
   */
  open(actor: Actor, kind: AgreementKind): Promise<Agreement | undefined>;
  /**
   * Signs the agreement a person has read, for anyone allowed to do what it covers.
   * @param id of the version that the person accepted
   * @throws DomainError `agreement-changed` if a newer version is in force; `agreement-unsigned` if the service gave no
   *   answer and does not have the signature
   */
  sign(actor: Actor, kind: AgreementKind, id: number): Promise<void>;
}

export interface AgreementState {
  readonly agreement: Agreement;
  readonly signed: boolean;
}

/**
 * Milliseconds for which a signature is trusted without asking the service; the last minute of that without the cache.
 */
const remembered = 9 * 60 * 1000;
const glance = 60 * 1000;

/** Anyone allowed to do what an agreement covers may accept it. */
const permissions: Readonly<Record<AgreementKind, Permission>> = { ticket: 'create', access: 'access' };

export function createAgreementUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): AgreementUseCases {
  const { cache, log, now, inLanguage, auditLog } = deps;
  const keyOf = (kind: AgreementKind) => `agreement:${kind}`;
  const tolerant = (work: Promise<unknown>) =>
    work.catch((error: unknown) => {
      log.warn({ err: error }, 'cache failed');
      return undefined;
    });

  // When the cache last confirmed it. Every form that opens asks for this.
  const seen = new Map<AgreementKind, number>();

  async function isRemembered(kind: AgreementKind): Promise<boolean> {
    const age = now() - (seen.get(kind) ?? -Infinity);
    if (age >= 0 && age < glance) return true;
    const known = (await tolerant(cache.get(keyOf(kind)))) === true;
    if (known) seen.set(kind, now());
    return known;
  }

  async function isSigned(actor: Actor, kind: AgreementKind): Promise<boolean> {
    const signed = await inLanguage(actor.language).areas.agreements.isSigned(kind);
    await tolerant(signed ? cache.set(keyOf(kind), true, remembered) : cache.delete(keyOf(kind)));
    if (!signed) {
      seen.delete(kind);
      await keepRecord(deps, kind, undefined);
    }
    return signed;
  }

  return {
    async show(actor, kind) {
      permit(actor, 'view');
      const agreement = await inLanguage(actor.language).areas.agreements.inForce(kind);
      return agreement && { agreement, signed: await isSigned(actor, kind) };
    },
    async open(actor, kind) {
      permit(actor, permissions[kind]);
      if ((await isRemembered(kind)) || (await isSigned(actor, kind))) return undefined;
      return inLanguage(actor.language).areas.agreements.inForce(kind);
    },
    sign: (actor, kind, id) =>
      auditLog.run(actor, 'sign', undefined, async () => {
        permit(actor, permissions[kind]);
        const { agreements } = inLanguage(actor.language).areas;
        if ((await agreements.inForce(kind))?.id !== id) throw new DomainError('agreement-changed');
        try {
          await keepRecord(deps, kind, await agreements.sign(id));
        } catch (error) {
          // Signing twice does no harm, and the state can be read afterwards.
          if (isDefinite(error)) throw error;
          if (!(await isSigned(actor, kind))) throw new DomainError('agreement-unsigned', {}, { cause: error });
        }
        await tolerant(cache.set(keyOf(kind), true, remembered));
        await auditLog.success(actor, 'sign');
      }),
  };
}
