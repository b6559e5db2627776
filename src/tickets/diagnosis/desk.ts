import { isIP } from 'node:net';
import { createCachedRead } from '../cached.ts';
import { textWithin } from '../checks.ts';
import { confirmRole } from '../roles/confirm-role.ts';
import { DeskError } from '../errors.ts';
import { isServiceFailure } from '../failures.ts';
import { isBoolean } from '../guards.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';
import type { Check, CheckDetail, DiagnosisRecord, DiagnosisState, Findings, JobKey, Resource } from './diagnosis.ts';

/** Looking at a server before a ticket about it is opened. All of it is for whoever may open tickets. */
export interface DiagnosisDesk {
  /** Whether the account has diagnoses at all; asked every ten minutes. */
  available(actor: Actor): Promise<boolean>;
  /** Servers of a region; undefined where the account has no diagnosis. */
  resources(actor: Actor, regionId: string): Promise<readonly Resource[] | undefined>;
  /**
   * Diagnoses a server, which takes seconds to minutes, and answers what was found.
   * @throws DeskError `diagnosis-eip` where no public address is known, `diagnosis-address` where it is none; `diagnosis-unclear`; `diagnosis-late` where it is not finished after 3 minutes; `diagnosis-failed`,
   * `diagnosis-skipped`, `diagnosis-unavailable`; `diagnosis-unreadable` where it finished and no result can be read
   */
  run(actor: Actor, request: DiagnosisRequest): Promise<Findings>;
  /** What was diagnosed before in a region, the newest first. */
  records(actor: Actor, regionId: string): Promise<readonly DiagnosisRecord[]>;
  rate(actor: Actor, helpful: boolean): Promise<void>;
}

export interface DiagnosisRequest {
  readonly regionId: string;
  readonly resource: Resource;
  /** The public address of the server, as somebody entered it; where it is left out, the service's. */
  readonly eip?: string | undefined;
  /** Told after each look. */
  readonly onProgress: (state: DiagnosisState) => void;
}

/** Milliseconds between two looks, and until nobody waits any longer. */
const pace = { look: 2_000, most: 180_000 } as const;

/** Looks that may fail one after another: the diagnosis goes on without them. */
const blindLooks = 3;

/** How many records a person is shown. */
const shownRecords = 3;

/** Milliseconds for which an account's answer counts that it has diagnoses, or none. */
const known = 10 * 60 * 1000;

/** Characters of an IP address; the longest is an IPv6 one with an IPv4 one in it. */
export const addressLimit = 45;

/** Ids come back from a client; the longest that are known have 36 characters. */
const idLimit = 64;

/** The worst first: the order in which findings are shown, and in which it is worth knowing more of them. */
const order = { abnormal: 0, unknown: 1, skipped: 2, normal: 3 } as const;

/** Whether somebody entered an IP address. */
export function isAddress(entered: string): boolean {
  const address = entered.trim();
  return address.length <= addressLimit && isIP(address) !== 0;
}

/** By what a server is diagnosed. Without it the service could diagnose nothing, so it is not asked. */
function publicAddress(entered: string | undefined, { eip }: Resource): string {
  const typed = entered?.trim();
  const address = typed === undefined || typed === '' ? eip : typed;
  if (address === undefined) throw new DeskError('diagnosis-eip');
  if (!isAddress(address)) throw new DeskError('diagnosis-address');
  return address;
}

/** Nothing was lost by it, whether it began or not. */
function unclear(error: unknown): never {
  throw isServiceFailure(error) && error.ambiguous ? new DeskError('diagnosis-unclear', {}, { cause: error }) : error;
}

export function createDiagnosisDesk(parts: DeskParts & { readonly trail: Trail }): DiagnosisDesk {
  const { speaking, trail, now, sleep, log } = parts;
  const areaFor = (actor: Actor) => {
    permit(actor, 'create');
    return speaking(actor.language).areas.diagnosis;
  };

  async function finished(
    actor: Actor,
    key: JobKey,
    onProgress: DiagnosisRequest['onProgress'],
  ): Promise<readonly Check[]> {
    const end = now() + pace.most;
    for (let blind = 0; now() < end;) {
      await sleep(pace.look);
      const state = await areaFor(actor)
        .state(key)
        .catch((error: unknown) => {
          blind += 1;
          if (blind > blindLooks) throw error;
          log.warn({ err: error, job: key.job }, 'cannot read diagnosis progress');
        });
      if (state === undefined) continue;
      blind = 0;
      onProgress(state);
      if (state.progress === 'completed') return state.checks;
      if (state.progress !== 'running') throw new DeskError(`diagnosis-${state.progress}`);
    }
    throw new DeskError('diagnosis-late');
  }

  /** What is known of the checks. The results count also where nothing can be read beside them. */
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

  const isAvailable = createCachedRead(parts, 'diagnosis', known, isBoolean);

  return {
    async available(actor) {
      // Before the answer that is remembered, which was asked for by somebody else.
      const area = areaFor(actor);
      return isAvailable([], async () => (await area.records(1)) !== undefined);
    },
    resources: async (actor, regionId) => areaFor(actor).resources(textWithin('region', regionId, idLimit)),
    run: (actor, { regionId, resource, eip, onProgress }) =>
      trail.watch(actor, 'diagnose', undefined, async () => {
        const region = textWithin('region', regionId, idLimit);
        const address = publicAddress(eip, resource);
        const job = await areaFor(actor).start(region, address).catch(unclear);
        const key = { job, region };
        const checks = await finished(actor, key, onProgress);
        // That nothing can be read is no sign that all is well.
        if (checks.length === 0) throw new DeskError('diagnosis-unreadable');
        const found = await explained(actor, key, checks);
        await trail.done(actor, 'diagnose');
        return found;
      }),
    records: async (actor, regionId) => {
      const region = textWithin('region', regionId, idLimit);
      return (await areaFor(actor).records(shownRecords, region)) ?? [];
    },
    async rate(actor, helpful) {
      permit(actor, 'create');
      await confirmRole(actor, parts.roleNow);
      await areaFor(actor).rate(helpful);
    },
  };
}
