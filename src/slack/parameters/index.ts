import { isOpen } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { Parameter } from '../../tickets/catalog/catalog.ts';
import { codeOf } from '../../tickets/create/choice-code.ts';
import { DomainError } from '../../tickets/errors.ts';
import { distinct, matches } from '../kit/elements.ts';
import { offer } from '../kit/offer.ts';
import { limits } from '../kit/kit.ts';
import { ids, fieldOf } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { problemNotice } from '../create/form/problems.ts';
import { readState } from '../create/form/read.ts';
import { parametersView } from './view.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { describeFailure } from '../interaction/explain.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Suggest } from '../interaction/suggest.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { failureMessage, inWords, type Message } from '../kit/message.ts';
import { cut } from '../text/cut.ts';

/** The choices of a parameter that has too many for a menu. */
const suggestChoices: Suggest = async ({ useCases }, call, typed, body) => {
  const kind = decodeMetadata('parameters', text(body, 'view', 'private_metadata'))?.kind;
  const block = fieldOf(text(body, 'block_id') ?? '');
  if (kind === undefined || block === undefined) return [];
  const questions = await useCases.parameters.questions(await call.actor(), kind);
  return distinct(matches(questions.find(({ key }) => codeOf(key) === block.code)?.options ?? [], typed));
};

/**
 * How long to wait for the questions, in milliseconds. They are usually cached; a submission must be acknowledged
 * within 3 s.
 */
const questionsTimeoutMs = 1500;

/** Shows a ticket's additional parameters and accepts more; if no form can be opened, offers a button that opens it. */
async function openParameters(context: SlackContext, call: Call, ticket: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.parameters.open, texts('parameters.title'), ticket, texts);
  await openForm(context, call, texts('parameters.title'), async () => {
    const { given, kind, questions } = await useCases.parameters.show(await call.actor(), ticket);
    return parametersView({ asked: { ticket, kind }, questions, given, form: { state: 'open' } }, texts);
  });
  return undefined;
}

const submitParameters: Submit = async (context, submitted) => {
  const { body, botUser, ack } = submitted;
  const asked = decodeMetadata('parameters', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (asked?.kind === undefined || view === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { ticket: id, kind } = asked;
  const values = at(body, 'view', 'state', 'values');
  const { parameters, secrets } = readState(values);
  const actor = await callOf(context, body, botUser).actor();
  const [first] = Object.keys(values ?? {});
  if (first === undefined) return refuseOutdated(context, submitted);
  const refuse = async (words: string) => {
    await context.noteFailure();
    await ack({ response_action: 'errors', errors: { [first]: cut(words, limits.inputError) } });
  };
  let questions: readonly Parameter[];
  try {
    const known = await withTimeout(useCases.parameters.questions(actor, kind), questionsTimeoutMs);
    if (known === undefined) {
      await refuse(texts('parameters.slow'));
      return;
    }
    questions = known.value;
  } catch (error) {
    return refuse(describeFailure(context, error, { ticket: id }).plain);
  }
  return submitForm(context, submitted, {
    form: (state) => parametersView({ asked, questions, form: state }, texts),
    work: async () => {
      const problems = await useCases.parameters.add(actor, { key: view, id, kind, values: { parameters, secrets } });
      if (problems.length > 0) {
        return { done: false, said: failureMessage(problemNotice(problems, { parameters: questions }, texts)) };
      }
      return { done: true, said: inWords('parameters.done', { id }, texts) };
    },
    blockOf: (failure) => (failure instanceof DomainError && failure.code === 'parameters-empty' ? first : undefined),
  });
};

const detailsCommand = onTicket({ name: 'details', aliases: ['parameters'], isReadOnly: true }, openParameters);

export const parameters: Feature = {
  commands: [detailsCommand],
  clicks: {
    [ids.parameters.open]: onTicketButton(openParameters),
  },
  submissions: { [ids.views.parameters]: submitParameters },
  suggestions: { [ids.parameters.choice]: suggestChoices },
  menu: [{ name: 'parameters', group: 'parts', permission: 'reply', fits: isOpen, run: openParameters }],
};
