import { DeskError } from '../../tickets/errors.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { factsOf } from '../payload.ts';
import { approvalView, noted, redrawn } from './approval-view.ts';
import { faultField, hasAgreed, readApproval } from './approval-values.ts';
import { callOf } from '../interaction/call.ts';
import { reportFailure } from '../interaction/explain.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { failureMessage, inWords } from '../kit/message.ts';

/** Refusals after which the form has to ask something else: an agreement, for a console, or to confirm another approval. */
const outgrown: readonly string[] = ['agreement-changed', 'agreement-open', 'access-console', 'access-changed'];

/**
 * Lets an engineer in. What was typed goes from the payload to the desk and nowhere else: a form that is shown again is the
 * one that Slack sent along, without the values, which Slack keeps itself.
 */
export const submitApproval: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const { desk, texts, now } = surface;
  const known = decodeMetadata('accessApproval', body.view.private_metadata);
  if (known === undefined) return refuseOutdated(surface, submitted);
  const call = callOf(surface, body, botUser);
  const blocks = body.view.blocks.flatMap(({ block_id }) => block_id ?? []);
  return submitForm(surface, submitted, {
    form: (state) => redrawn(body.view, state, texts),
    work: async () => {
      const { ticket, request, agreement, hosts, seen } = known;
      const { values } = body.view.state;
      const agreed = agreement !== undefined && hasAgreed(values, agreement) ? agreement : undefined;
      const asked = { key: body.view.id, ticket, request, seen, agreement: agreed, ...readApproval(values, hosts) };
      const actor = await call.actor();
      try {
        const outcome = await desk.access.approve(actor, asked);
        return { done: true, said: inWords(`access.done.${outcome}`, {}, texts) };
      } catch (error) {
        const isOutgrown = error instanceof DeskError && outgrown.includes(error.code);
        if (!isOutgrown || faultField(error, blocks) !== undefined) throw error;
        // The form does not ask for what is needed by now: it is made anew, with what was typed.
        const { text: reason } = await reportFailure(surface, error, { ...factsOf(body) });
        const form = await desk.access.form(actor, request);
        const view = approvalView({ ...form, ticket, at: now() }, texts);
        const redone = noted(view.blocks, { state: 'failed', reason }, texts);
        return { done: false, said: failureMessage(reason), view: { ...view, blocks: redone } };
      }
    },
    blockOf: (failure) => (failure instanceof DeskError ? faultField(failure, blocks) : undefined),
  });
};
