import type { Dimension, RatingArea } from '../../tickets/rating/rating.ts';
import type { Client } from '../client.ts';
import { integer, records, text } from '../mapping/values.ts';
import type { components } from '../schema.d.ts';

type Source = Partial<components['schemas']['SatisfactionDimensionSimpleInfoV2']>;

/** Of a dimension that does not tell how it counts: from 1 to 5, as the reference of the first version has it. */
const usual = { stars: 5, perStar: 1 } as const;

/** More stars than fit on a line are no stars. */
const mostStars = 10;

export function createRating(client: Client, groupId: string | undefined): RatingArea {
  return {
    dimensions: async () =>
      records((await client.listSatisfactionDimensions()).satisfaction_dimension_list).flatMap(toDimension),
    rate: async (ticket, scores, comment) => {
      const incident_satisfaction_list = scores.map(({ dimension, value }) => ({
        satisfaction_id: dimension,
        satisfaction_value: value,
      }));
      const body = { judgement: comment, incident_satisfaction_list, group_id: groupId };
      await client.createScores({ path: { case_id: ticket }, body });
    },
  };
}

/** `value` is the whole score, and `per_value` what each of its steps counts. */
function toDimension(source: Source): Dimension[] {
  const id = integer(source.satisfaction_id);
  if (id === undefined) return [];
  const perStar = integer(source.per_value) ?? usual.perStar;
  const stars = (integer(source.value) ?? usual.stars) / perStar;
  const countable = perStar > 0 && Number.isInteger(stars) && stars >= 1 && stars <= mostStars;
  const name = text(source.satisfaction_name) ?? String(id);
  return [{ id, name, hint: text(source.satisfaction_desc), ...(countable ? { stars, perStar } : usual) }];
}
