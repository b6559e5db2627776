import { isIP } from 'node:net';
import { createCachedRead } from '../cached.ts';
import { textWithin } from '../checks.ts';
import { confirmRole } from '../roles/confirm-role.ts';
import { DomainError } from '../errors.ts';
import { isServiceFailure } from '../failures.ts';
import { isBoolean } from '../guards.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import type { Check, CheckDetail, DiagnosisRecord, DiagnosisState, Findings, JobKey, Resource } from './diagnosis.ts';

/** Diagnosing a server before opening a ticket about it, for anyone who may open tickets. */
export interface DiagnosisUseCases {
  /** Whether the account has diagnoses at all; cached for ten minutes. */
  available(actor: Actor): Promise<boolean>;
  /** Servers in a region; undefined if the account has no diagnosis. */
  resources(actor: Actor, regionId: string): Promise<readonly Resource[] | undefined>;
  /**
   * Diagnoses a server, which takes seconds to minutes, and returns the findings.
   * @throws DomainError `diagnosis-eip` if no public address is known, `diagnosis-address` if it is invalid;
   *   `diagnosis-unclear`; `diagnosis-late` if it is not finished after 3 minutes; `diagnosis-failed`,
   *   `diagnosis-skipped`, `diagnosis-unavailable`; `diagnosis-unreadable` if it finished and no result can be read
   */
  run(actor: Actor, request: DiagnosisRequest): Promise<Findings>;
  /** Earlier diagnoses in a region, newest first. */
  records(actor: Actor, regionId: string): Promise<readonly DiagnosisRecord[]>;
  rate(actor: Actor, helpful: boolean): Promise<void>;
}

export interface DiagnosisRequest {
  readonly regionId: string;
  readonly resource: Resource;
  /** The server's public address as entered; by default, the one the service has. */
  readonly eip?: string | undefined;
  /** Called after each check of the progress. */
  readonly onProgress: (state: DiagnosisState) => void;
}

/** Milliseconds between two checks of the progress, and until the diagnosis counts as too late. */
const timingMs = { look: 2_000, max: 180_000 } as const;

/** Number of consecutive progress checks that may fail before the diagnosis is given up. */
const blindLooks = 3;

/** Number of records shown. */
const shownRecords = 3;

/** Milliseconds for which the answer whether the account has diagnoses is cached. */
const known = 10 * 60 * 1000;

/** Characters of an IP address; the longest is an IPv6 address with an embedded IPv4 address. */
export const addressLimit = 45;

/** Ids come back from a client. The longest known ones have 36 characters. */
const idLimit = 64;

/** The order in which findings are shown and their details are read: worst first. */
const order = { abnormal: 0, unknown: 1, skipped: 2, normal: 3 } as const;

/** Whether the entered text is an IP address. */
export function isAddress(entered: string): boolean {
  const address = entered.trim();
  return address.length <= addressLimit && isIP(address) !== 0;
}

/** The address that identifies the server. Without it the service cannot diagnose anything, so it is not called. */
function publicAddress(entered: string | undefined, { eip }: Resource): string {
  const typed = entered?.trim();
  const address = typed === undefined || typed === '' ? eip : typed;
  if (address === undefined) throw new DomainError('diagnosis-eip');
  if (!isAddress(address)) throw new DomainError('diagnosis-address');
  return address;
}

/** Nothing is lost, whether the diagnosis began or not. */
function unclear(error: unknown): never {
  throw isServiceFailure(error) && error.ambiguous ? new DomainError('diagnosis-unclear', {}, { cause: error }) : error;
}

export function createDiagnosisUseCases(deps: UseCaseDeps & { readonly auditLog: AuditLog }): DiagnosisUseCases {
  const { inLanguage, auditLog, now, sleep, log } = deps;
  const areaFor = (actor: Actor) => {
    permit(actor, 'create');
    return inLanguage(actor.language).areas.diagnosis;
  };

  async function finished(
    actor: Actor,
    key: JobKey,
    onProgress: DiagnosisRequest['onProgress'],
  ): Promise<readonly Check[]> {
    const end = now() + timingMs.max;
    for (let withoutTickets = 0; now() < end;) {
      await sleep(timingMs.look);
      const state = await areaFor(actor)
        .state(key)
        .catch((error: unknown) => {
          withoutTickets += 1;
          if (withoutTickets > blindLooks) throw error;
          log.warn({ err: error, job: key.job }, 'cannot read diagnosis progress');
        });
      if (state === undefined) continue;
      withoutTickets = 0;
      onProgress(state);
      if (state.progress === 'completed') return state.checks;
      if (state.progress !== 'running') throw new DomainError(`diagnosis-${state.progress}`);
    }
    throw new DomainError('diagnosis-late');
  }

  /** Adds the details of the checks. The results count even if the details cannot be read. */
  async function explained(actor: Actor, key: JobKey, checks: readonly Check[]): Promise<Findings> {
    const ranked = checks.toSorted((one, other) => order[one.result] - order[other.result]);
    const named = ranked.flatMap(({ id }) => id ?? []);
    const details = await areaFor(actor)
      .details(key, named)
      .catch((error: unknown): readonly CheckDetail[] => {
        log.warn({ err: error, job: key.job }, 'cannot read diagnosis advice');
        return [];
      });
    const known = new Map(details.map((detail) => [detail.id, detail]));
    const findings = ranked.map(({ id, name, result }) => {
      const detail = id === undefined ? undefined : known.get(id);
      const { advice, url } = detail ?? {};
      return { id, name: detail?.name ?? name ?? id ?? '–', result, advice, url };
    });
    return { findings, advised: findings.every(({ id, result }) => result !== 'abnormal' || known.has(id ?? '')) };
  }

  const isAvailable = createCachedRead(deps, 'diagnosis', known, isBoolean);

  return {
    async available(actor) {
      // Checked before the cached answer, which was read for somebody else.
      const area = areaFor(actor);
      return isAvailable([], async () => (await area.records(1)) !== undefined);
    },
    resources: async (actor, regionId) => areaFor(actor).resources(textWithin('region', regionId, idLimit)),
    run: (actor, { regionId, resource, eip, onProgress }) =>
      auditLog.run(actor, 'diagnose', undefined, async () => {
        const region = textWithin('region', regionId, idLimit);
        const address = publicAddress(eip, resource);
        const job = await areaFor(actor).start(region, address).catch(unclear);
        const key = { job, region };
        const checks = await finished(actor, key, onProgress);
        // Unreadable results do not mean that everything is fine.
        if (checks.length === 0) throw new DomainError('diagnosis-unreadable');
        const found = await explained(actor, key, checks);
        await auditLog.success(actor, 'diagnose');
        return found;
      }),
    records: async (actor, regionId) => {
      const region = textWithin('region', regionId, idLimit);
      return (await areaFor(actor).records(shownRecords, region)) ?? [];
    },
    async rate(actor, helpful) {
      permit(actor, 'create');
      await confirmRole(actor, deps.roleNow);
      await areaFor(actor).rate(helpful);
    },
  };
}
