import type { JobKey } from '../../tickets/diagnosis/diagnosis.ts';
import type { Client } from '../client.ts';
import { OsmApiError } from '../errors.ts';
import { records, text } from '../mapping/values.ts';
import type { components } from '../schema.d.ts';

export type ItemDetail = Partial<components['schemas']['ItemResultDetailVo']>;

type ItemIds = string | readonly string[];

/** Characters of `item_ids` as text, and ids in it as a list (reference, ListDiagnoseItems). */
const limits = { text: 100, list: 100 } as const;

/** Calls for single checks: what is worth knowing stands first. */
const mostSingle = 20;

/**
 * The ways to name several checks in one call. The SDKs and most editions of the page have a text, whose separator is not
 * documented; the newest Chinese edition has a list; one id alone is right for all that take a text.
 */
const ways: readonly ((ids: readonly string[]) => readonly ItemIds[])[] = [joined, listed, single];

/**
 * What the service tells of checks. Each way is tried for what the ways before it did not find.
 * @returns what was found, which may be nothing
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
      // A way to name several that finds nothing is not understood; that there is nothing of a single one says no more.
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

/** Nothing where the service refuses what it was asked; undefined where it fails over it. */
async function ask(client: Client, body: Asked): Promise<readonly ItemDetail[] | undefined> {
  try {
    return records((await client.listDiagnoseItems({ body })).item_results);
  } catch (error) {
    if (error instanceof OsmApiError) return error.refusal ? [] : undefined;
    throw error;
  }
}

function single(ids: readonly string[]): readonly string[] {
  return ids.slice(0, mostSingle);
}

function listed(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.length === 0 ? [] : [ids.slice(0, limits.list)];
}

/** Texts of ids with commas between them, each as long as it may be. */
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
