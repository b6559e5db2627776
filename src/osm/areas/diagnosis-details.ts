import type { JobKey } from '../../tickets/diagnosis/diagnosis.ts';
import type { Client } from '../client.ts';
import { OsmAnswerError, OsmApiError } from '../errors.ts';
import { records, text } from '../mapping/values.ts';
import type { components } from '../schema.d.ts';

export type ItemDetail = Partial<components['schemas']['ItemResultDetailVo']>;

type ItemIds = string | readonly string[];

/** Limits of `item_ids`: characters if it is a string, IDs if it is a list (reference, ListDiagnoseItems). */
const limits = { text: 100, list: 100 } as const;

/** The largest number of calls for single checks. The most important checks come first. */
const maxSingle = 20;

/**
 * The ways to name several checks in one call. The SDKs and most editions of the page have a string, whose separator isn't
 * documented; the newest Chinese edition has a list. A single ID is valid wherever a string is.
 */
const ways: readonly ((ids: readonly string[]) => readonly ItemIds[])[] = [joined, listed, single];

/**
 * Reads the details of checks. Each way of naming them is tried for the checks that the ways before it didn't find.
 * @returns the details that were found, possibly none
 */
export async function readDetails(
  client: Client,
  { job, region }: JobKey,
  checks: readonly string[],
): Promise<readonly ItemDetail[]> {
  const found = new Map<string, ItemDetail>();
  const missing = () => checks.filter((id) => !found.has(id));
  for (const way of ways) {
    for (const item_ids of way(missing())) {
      const answer = await ask(client, { job_id: job, item_ids, region_id: region });
      const known = (answer ?? []).flatMap((detail) => {
        const id = text(detail.check_id);
        return id !== undefined && checks.includes(id) ? [[id, detail] as const] : [];
      });
      for (const [id, detail] of known) found.set(id, detail);
      // If a call for several checks finds nothing, the service doesn't understand this way of naming them.
      if (answer === undefined || (known.length === 0 && way !== single)) break;
    }
  }
  return [...found.values()];
}

interface Asked {
  readonly job_id: string;
  readonly item_ids: ItemIds;
  readonly region_id: string;
}

/** Reads details: empty if the service refuses the request; undefined if it fails. */
async function ask(client: Client, body: Asked): Promise<readonly ItemDetail[] | undefined> {
  try {
    return records((await client.listDiagnoseItems({ body })).item_results);
  } catch (error) {
    if (error instanceof OsmApiError && error.refusal) return [];
    if (error instanceof OsmApiError || error instanceof OsmAnswerError) return undefined;
    throw error;
  }
}

function single(ids: readonly string[]): readonly string[] {
  return ids.slice(0, maxSingle);
}

function listed(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.length === 0 ? [] : [ids.slice(0, limits.list)];
}

/** Joins IDs with commas into strings that are as long as the limit allows. */
function joined(ids: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const id of ids) {
    const last = texts.at(-1);
    const longer = last === undefined ? undefined : `${last},${id}`;
    if (longer !== undefined && longer.length <= limits.text) texts[texts.length - 1] = longer;
    else texts.push(id);
  }
  return texts;
}
