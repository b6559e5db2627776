import { inWords } from '../../blocks/in-words.ts';
import { reportFailure } from '../../failure.ts';
import type { Surface } from '../../surface.ts';
import type { Actor } from '../../../tickets/roles.ts';
import type { RateRequest } from '../../../tickets/rating/rating.ts';
import type { Asked } from '../../views/rating/inputs.ts';
import { rateView } from '../../views/rating/rate.ts';
import type { Result } from '../result.ts';

/** Rates a ticket that was just closed. Where only the rating failed, that is said, and its form stays with what was chosen. */
export async function rateAfterClose(
  surface: Surface,
  actor: Actor,
  request: RateRequest,
  asked: Asked,
): Promise<Result> {
  const { desk, texts } = surface;
  const { id, stars, comment } = request;
  try {
    await desk.rating.rate(actor, request);
    return { done: true, said: inWords('rating.closed', { id }, texts) };
  } catch (error) {
    const { text: reason } = await reportFailure(surface, error, { kind: 'rating', ticket: id });
    const said = inWords('rating.only-closed', { id, reason }, texts);
    const form = { state: 'failed', reason: said.text } as const;
    return { done: false, said, view: rateView({ ticket: { id }, asked, rated: { stars, comment }, form }, texts) };
  }
}
