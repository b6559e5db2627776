import { DeskError } from '../../tickets/errors.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { text } from '../payload.ts';
import { decisionView } from './decision-view.ts';
import { callOf } from '../interaction/call.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords } from '../kit/message.ts';

/** A rejection, or the end of what was granted. One view is one decision, however often it is submitted. */
export const submitDecision: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('accessDecision', body.view.private_metadata);
  if (known === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { reason: id } = ids.access.inputs;
  const reason = text(body.view.state.values, id, id, 'value') ?? '';
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (form) => decisionView({ ...known, reason, form }, texts),
    work: async () => {
      const { action, ticket, request } = known;
      const decision = { key: body.view.id, ticket, request };
      const actor = await call.actor();
      if (action === 'reject') await desk.access.reject(actor, { ...decision, reason });
      else await desk.access.cancel(actor, decision);
      return { done: true, said: inWords(`access.done.${action}`, {}, texts) };
    },
    blockOf: (failure) => (failure instanceof DeskError && failure.detail.field === 'reason' ? id : undefined),
  });
};
