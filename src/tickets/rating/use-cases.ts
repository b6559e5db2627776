import { requireAction } from '../ticket/act.ts';
import { createCachedRead } from '../cached.ts';
import { textWithin, ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { aboutTicket, isDefinite } from '../failures.ts';
import { instructionKey } from '../instruction-key.ts';
import { ratingLimit } from '../limits.ts';
import { onceOnly } from '../once-only.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';
import { isDimensions, type Dimension, type RateRequest } from './rating.ts';

/** Rating tickets. */
export interface RatingUseCases {
  /** What can be rated, in the person's language; empty if the service asks for no ratings. Cached. */
  dimensions(actor: Actor): Promise<readonly Dimension[]>;
  /** Rates a ticket, for anyone who may close it: a rating confirms the result. */
  rate(actor: Actor, request: RateRequest): Promise<void>;
}

const hour = 60 * 60 * 1000;

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

export function createRatingUseCases(deps: Deps): RatingUseCases {
  const { inLanguage, auditLog, wake } = deps;
  const served = createCachedRead(deps, 'rating', hour, isDimensions);
  const dimensions = ({ language }: Actor) => served([language], () => inLanguage(language).areas.rating.dimensions());

  return {
    async dimensions(actor) {
      permit(actor, 'finish-own');
      return dimensions(actor);
    },
    rate: (actor, request) =>
      auditLog.run(actor, 'rate', request.id, async () => {
        const id = ticketId(request.id);
        await requireAction(deps, actor, { id, action: 'close' });
        const comment = request.comment.trim() === '' ? '' : textWithin('comment', request.comment, ratingLimit);
        const scores = scoresOf(request, await dimensions(actor));
        const key = instructionKey('rate', request.key, [actor.id, id, scores, comment]);
        const { repeated } = await onceOnly(deps, key, async (claim) => {
          await claim
            .send(() => aboutTicket(id, () => deps.inLanguage(actor.language).areas.rating.rate(id, scores, comment)))
            .catch(unclear);
          await auditLog.success(actor, 'rate', id);
          return id;
        });
        if (!repeated) wake(id);
      }),
  };
}

/** @throws DomainError `rating-empty`; `invalid-input` for dimensions the service does not ask for */
function scoresOf({ stars }: RateRequest, dimensions: readonly Dimension[]) {
  if (stars.length === 0) throw new DomainError('rating-empty');
  return stars.map(({ dimension: id, stars: given }) => {
    const dimension = dimensions.find((one) => one.id === id);
    const possible = dimension !== undefined && Number.isInteger(given) && given >= 1 && given <= dimension.stars;
    if (!possible) throw new DomainError('invalid-input', { field: 'stars' });
    return { dimension: id, value: given * dimension.perStar };
  });
}

/** A rating leaves nothing that could be read back. */
function unclear(error: unknown): never {
  if (error instanceof DomainError || isDefinite(error)) throw error;
  throw new DomainError('uncertain', {}, { cause: error });
}
