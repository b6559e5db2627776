import { DeskError } from '../../../tickets/errors.ts';
import { inWords } from '../../blocks/in-words.ts';
import { decodeMetadata } from '../../metadata.ts';
import { faultField, readApproval } from '../../views/access/read.ts';
import { redrawn } from '../../views/access/redrawn.ts';
import { callOf } from '../call.ts';
import { refuseOutdated, submitForm, type Submit } from '../views/submission.ts';

/**
 * Lets an engineer in. What was typed goes from the payload to the desk and nowhere else: a form that is shown again is the
 * one that Slack sent along, without the values, which Slack keeps itself.
 */
export const submitApproval: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const { desk, texts } = surface;
  const known = decodeMetadata('accessApproval', body.view.private_metadata);
  if (known === undefined) return refuseOutdated(surface, submitted);
  const call = callOf(surface, body, botUser);
  const blocks = body.view.blocks.flatMap(({ block_id }) => block_id ?? []);
  return submitForm(surface, submitted, {
    form: (state) => redrawn(body.view, state, texts),
    work: async () => {
      const { ticket, request, agreement } = known;
      const entered = readApproval(body.view.state.values, known.hosts);
      const asked = { key: body.view.id, ticket, request, agreement, ...entered };
      const outcome = await desk.access.approve(await call.actor(), asked);
      return { done: true, said: inWords(`access.done.${outcome}`, {}, texts) };
    },
    blockOf: (failure) => (failure instanceof DeskError ? faultField(failure, blocks) : undefined),
  });
};
