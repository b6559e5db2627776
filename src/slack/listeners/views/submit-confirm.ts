import { DeskError } from '../../../tickets/errors.ts';
import { ids } from '../../ids.ts';
import { decodeMetadata } from '../../metadata.ts';
import { at, text } from '../../payload.ts';
import { confirmView } from '../../views/confirm.ts';
import { callOf } from '../call.ts';
import { refuseOutdated, submitForm, type Submit } from './submission.ts';

export const submitConfirm: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('act', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined || known.action === 'urge') return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { action, ticket: id } = known;
  const values = at(body, 'view', 'state', 'values');
  const note = text(values, ids.inputs.note, ids.inputs.note, 'value');
  const sure = at(values, ids.inputs.sure, ids.inputs.sure, 'selected_options');
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => confirmView({ action, ticket: { id }, note, form: state }, texts),
    work: async () => {
      if (action === 'delete' && !(Array.isArray(sure) && sure.length > 0))
        throw new DeskError('invalid-input', { field: 'sure' });
      await desk.act(await call.actor(), { key: view, id, action, note });
      return { done: true, said: texts('cards.act.done', { action, id }) };
    },
  });
};
