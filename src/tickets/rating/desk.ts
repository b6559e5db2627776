import { requireAction } from '../ticket/act.ts';
import { createCachedRead } from '../cached.ts';
import { textWithin, ticketId } from '../checks.ts';
import { DeskError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import { instructionKey } from '../instruction-key.ts';
import { ratingLimit } from '../limits.ts';
import { onceOnly } from '../once-only.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';
import { isDimensions, type Dimension, type RateRequest } from './rating.ts';

/** Rating tickets. */
export interface RatingDesk {
  /** What can be rated, in the person's language; empty if the service asks for no ratings. Cached. */
  dimensions(actor: Actor): Promise<readonly Dimension[]>;
  /** Rates a ticket, for anyone who may close it: a rating confirms the result. */
  rate(actor: Actor, request: RateRequest): Promise<void>;
}

const hour = 60 * 60 * 1000;

type Parts = DeskParts & { readonly trail: Trail };

export function createRatingDesk(parts: Parts): RatingDesk {
  const { speaking, trail, wake } = parts;
  const served = createCachedRead(parts, 'rating', hour, isDimensions);
  const dimensions = ({ language }: Actor) => served([language], () => speaking(language).areas.rating.dimensions());

  return {
    async dimensions(actor) {
      permit(actor, 'finish-own');
      return dimensions(actor);
    },
    rate: (actor, request) =>
      trail.watch(actor, 'rate', request.id, async () => {
        const id = ticketId(request.id);
        await requireAction(parts, actor, { id, action: 'close' });
        const comment = request.comment.trim() === '' ? '' : textWithin('comment', request.comment, ratingLimit);
        const scores = scoresOf(request, await dimensions(actor));
        const key = instructionKey('rate', request.key, [actor.id, id, scores, comment]);
        const { repeated } = await onceOnly(parts, key, async (claim) => {
          await claim
            .send(() => aboutTicket(id, () => parts.speaking(actor.language).areas.rating.rate(id, scores, comment)))
            .catch(unclear);
          await trail.done(actor, 'rate', id);
          return id;
        });
        if (!repeated) wake(id);
      }),
  };
}

/** @throws DeskError `rating-empty`; `invalid-input` for dimensions the service does not ask for */
function scoresOf({ stars }: RateRequest, dimensions: readonly Dimension[]) {
  if (stars.length === 0) throw new DeskError('rating-empty');
  return stars.map(({ dimension: id, stars: given }) => {
    const dimension = dimensions.find((one) => one.id === id);
    const possible = dimension !== undefined && Number.isInteger(given) && given >= 1 && given <= dimension.stars;
    if (!possible) throw new DeskError('invalid-input', { field: 'stars' });
    return { dimension: id, value: given * dimension.perStar };
  });
}

/** A rating leaves nothing that could be read back. */
function unclear(error: unknown): never {
  if (error instanceof DeskError || isDefinite(error)) throw error;
  throw new DeskError('uncertain', {}, { cause: error });
}
