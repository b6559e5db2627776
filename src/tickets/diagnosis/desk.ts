import { createCachedRead } from '../cached.ts';
import { textWithin } from '../checks.ts';
import { DeskError } from '../errors.ts';
import { isServiceFailure } from '../failures.ts';
import { isBoolean } from '../guards.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../permit.ts';
import type { Actor } from '../roles.ts';
import type { Trail } from '../trail.ts';
import type { DiagnosisRecord, DiagnosisState, Finding, Resource } from './diagnosis.ts';

/** Looking at a server before a ticket about it is opened. All of it is for whoever may open tickets. */
export interface DiagnosisDesk {
  /** Whether the account has diagnoses at all; asked every ten minutes. */
  available(actor: Actor): Promise<boolean>;
  /** Servers of a region; undefined where the account has no diagnosis. */
  resources(actor: Actor, regionId: string): Promise<readonly Resource[] | undefined>;
  /**
   * Diagnoses a server, which takes seconds to minutes, and answers what was found, the worst first.
   * @throws DeskError `diagnosis-unclear`; `diagnosis-late` where it is not finished after 3 minutes
   */
  run(actor: Actor, request: DiagnosisRequest): Promise<readonly Finding[]>;
  /** What was diagnosed before, the newest first. */
  records(actor: Actor): Promise<readonly DiagnosisRecord[]>;
  rate(actor: Actor, helpful: boolean): Promise<void>;
}

export interface DiagnosisRequest {
  readonly regionId: string;
  readonly resource: Resource;
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

/** Ids come back from a client; the longest that are known have 36 characters. */
const idLimit = 64;

const severity = { problem: 0, warning: 1, fine: 2 } as const;

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

  async function finished(actor: Actor, job: string, onProgress: DiagnosisRequest['onProgress']): Promise<void> {
    const end = now() + pace.most;
    for (let blind = 0; now() < end;) {
      await sleep(pace.look);
      try {
        const state = await areaFor(actor).state(job);
        blind = 0;
        onProgress(state);
        if (!state.running) return;
      } catch (error) {
        blind += 1;
        if (blind > blindLooks) throw error;
        log.warn({ err: error, job }, 'How far a diagnosis is could not be read.');
      }
    }
    throw new DeskError('diagnosis-late');
  }

  const isAvailable = createCachedRead(parts, `diagnosis:${parts.account}`, known, isBoolean);

  return {
    async available(actor) {
      // Before the answer that is remembered, which was asked for by somebody else.
      const area = areaFor(actor);
      return isAvailable([], async () => (await area.records(1)) !== undefined);
    },
    resources: async (actor, regionId) => areaFor(actor).resources(textWithin('region', regionId, idLimit)),
    run: (actor, { regionId, resource, onProgress }) =>
      trail.watch(actor, 'diagnose', undefined, async () => {
        const region = textWithin('region', regionId, idLimit);
        const id = textWithin('resource', resource.id, idLimit);
        const job = await areaFor(actor)
          .start(region, { ...resource, id })
          .catch(unclear);
        await finished(actor, job, onProgress);
        const findings = await areaFor(actor).findings(job);
        await trail.done(actor, 'diagnose');
        return findings.toSorted((one, other) => severity[one.level] - severity[other.level]);
      }),
    records: async (actor) => (await areaFor(actor).records(shownRecords)) ?? [],
    rate: async (actor, helpful) => areaFor(actor).rate(helpful),
  };
}
