import { DeskError } from '../../tickets/errors.ts';
import { inWords } from '../kit/in-words.ts';
import { ids } from '../interaction/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { confirmView } from './confirm-view.ts';
import { ratingBlock, readRating } from '../rating/view.ts';
import { callOf } from '../interaction/call.ts';
import { rateAfterClose } from '../rating/after-close.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';

export const submitConfirm: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('act', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined || known.action === 'urge') return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { action, ticket: id, rating: asked = [] } = known;
  const values = at(body, 'view', 'state', 'values');
  const note = text(values, ids.inputs.note, ids.inputs.note, 'value');
  const sure = at(values, ids.inputs.sure, ids.inputs.sure, 'selected_options');
  const rated = readRating(values, asked);
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => confirmView({ action, ticket: { id }, note, rating: { asked, rated }, form: state }, texts),
    work: async () => {
      if (action === 'delete' && !(Array.isArray(sure) && sure.length > 0))
        throw new DeskError('invalid-input', { field: 'sure' });
      const wanted = rated.stars.length > 0;
      if (!wanted && rated.comment.trim() !== '') throw new DeskError('rating-empty');
      const actor = await call.actor();
      await desk.act(actor, { key: view, id, action, note });
      if (wanted) return rateAfterClose(surface, actor, { key: view, id, ...rated }, asked);
      return { done: true, said: inWords('cards.act.done', { action, id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};
