import { DomainError } from '../errors.ts';
import { isDefinite } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { privileges, type Privilege, type PrivilegeArea, type PrivilegeState } from './privileges.ts';

/** For admins: the ticket service's privileges for this app's API user. */
export interface PrivilegeUseCases {
  show(actor: Actor): Promise<PrivilegeState>;
  /**
   * Grants or withdraws only what differs. Each change is a call of its own, so a failed one does not prevent the
   * others.
   */
  set(actor: Actor, held: readonly Privilege[]): Promise<void>;
}

export function createPrivilegeUseCases({
  inLanguage,
  auditLog,
}: UseCaseDeps & { readonly auditLog: AuditLog }): PrivilegeUseCases {
  async function change(area: PrivilegeArea, actor: Actor, privilege: Privilege, held: boolean): Promise<void> {
    const action = held ? 'grant' : 'withdraw';
    await auditLog.run(actor, action, undefined, async () => {
      permit(actor, 'administer');
      if ((await area.holds(privilege)) === held) return;
      try {
        await area.set(privilege, held);
      } catch (error) {
        if (isDefinite(error)) throw error;
        // The state can be read afterwards.
        if ((await area.holds(privilege)) !== held) throw new DomainError('uncertain', {}, { cause: error });
      }
      await auditLog.success(actor, action);
    });
  }

  return {
    async show(actor) {
      permit(actor, 'administer');
      const area = inLanguage(actor.language).areas.privileges;
      const [enforced, ...holds] = await Promise.all([area.enforced(), ...privileges.map((one) => area.holds(one))]);
      return { enforced, granted: privileges.filter((_, index) => holds[index]) };
    },
    async set(actor, held) {
      const area = inLanguage(actor.language).areas.privileges;
      const changes = privileges.map((privilege) => change(area, actor, privilege, held.includes(privilege)));
      const failed = (await Promise.allSettled(changes)).find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
  };
}
