import { inWords } from '../kit/in-words.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { ratingBlock, readRating } from './view.ts';
import { rateView } from './rate-view.ts';
import { callOf } from '../interaction/call.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';

export const submitRate: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('rate', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { ticket: id, rating: asked } = known;
  const rated = readRating(at(body, 'view', 'state', 'values'), asked);
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => rateView({ ticket: { id }, asked, rated, form: state }, texts),
    work: async () => {
      await desk.rating.rate(await call.actor(), { key: view, id, ...rated });
      return { done: true, said: inWords('rating.done', { id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};
