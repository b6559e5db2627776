import type { Dimension, RatingArea } from '../../tickets/rating/rating.ts';
import type { Client } from '../client.ts';
import { integer, records, text } from '../mapping/values.ts';
import type { components } from '../schema.d.ts';

type Source = Partial<components['schemas']['SatisfactionDimensionSimpleInfoV2']>;

/** For a dimension without a scale: 1 to 5, as in the reference of API version 1. */
const usual = { stars: 5, perStar: 1 } as const;

/** The most stars that fit on a line. */
const maxStars = 10;

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

/** `value` is the highest score, and `per_value` is the score of each step. */
function toDimension(source: Source): Dimension[] {
  const id = integer(source.satisfaction_id);
  if (id === undefined) return [];
  const perStar = integer(source.per_value) ?? usual.perStar;
  const stars = (integer(source.value) ?? usual.stars) / perStar;
  const countable = perStar > 0 && Number.isInteger(stars) && stars >= 1 && stars <= maxStars;
  const name = text(source.satisfaction_name) ?? String(id);
  return [{ id, name, hint: text(source.satisfaction_desc), ...(countable ? { stars, perStar } : usual) }];
}
