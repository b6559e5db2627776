import { isOpen } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import { within } from '../../ops/within.ts';
import type { Parameter } from '../../tickets/catalog/catalog.ts';
import { codeOf } from '../../tickets/create/choice-code.ts';
import { DeskError } from '../../tickets/errors.ts';
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
import type { Call, Surface } from '../interaction/context.ts';
import { describeFailure } from '../interaction/explain.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Suggest } from '../interaction/suggest.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { failureMessage, inWords, type Message } from '../kit/message.ts';
import { cut } from '../text/cut.ts';

/** The choices of a parameter that has more of them than a menu holds. */
const suggestChoices: Suggest = async ({ desk }, call, typed, body) => {
  const kind = decodeMetadata('parameters', text(body, 'view', 'private_metadata'))?.kind;
  const block = fieldOf(text(body, 'block_id') ?? '');
  if (kind === undefined || block === undefined) return [];
  const questions = await desk.parameters.questions(await call.actor(), kind);
  return distinct(matches(questions.find(({ key }) => codeOf(key) === block.code)?.options ?? [], typed));
};

/** Milliseconds for the questions, which are in the cache as a rule: a submission is to be answered within 3 s. */
const patience = 1500;

/** Shows the additional parameters of a ticket, and takes more; where no form can be opened, offers a button that does. */
async function openParameters(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.parameters.open, texts('parameters.title'), ticket, texts);
  await openForm(surface, call, texts('parameters.title'), async () => {
    const { given, kind, questions } = await desk.parameters.show(await call.actor(), ticket);
    return parametersView({ asked: { ticket, kind }, questions, given, form: { state: 'open' } }, texts);
  });
  return undefined;
}

const submitParameters: Submit = async (surface, submitted) => {
  const { body, botUser, ack } = submitted;
  const asked = decodeMetadata('parameters', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (asked?.kind === undefined || view === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { ticket: id, kind } = asked;
  const values = at(body, 'view', 'state', 'values');
  const { parameters, secrets } = readState(values);
  const actor = await callOf(surface, body, botUser).actor();
  const [first] = Object.keys(values ?? {});
  if (first === undefined) return refuseOutdated(surface, submitted);
  const refuse = async (words: string) => {
    await surface.noteFailure();
    await ack({ response_action: 'errors', errors: { [first]: cut(words, limits.inputError) } });
  };
  let questions: readonly Parameter[];
  try {
    const known = await within(desk.parameters.questions(actor, kind), patience);
    if (known === undefined) {
      await refuse(texts('parameters.slow'));
      return;
    }
    questions = known.value;
  } catch (error) {
    return refuse(describeFailure(surface, error, { ticket: id }).plain);
  }
  return submitForm(surface, submitted, {
    form: (state) => parametersView({ asked, questions, form: state }, texts),
    work: async () => {
      const problems = await desk.parameters.add(actor, { key: view, id, kind, values: { parameters, secrets } });
      if (problems.length > 0) {
        return { done: false, said: failureMessage(problemNotice(problems, { parameters: questions }, texts)) };
      }
      return { done: true, said: inWords('parameters.done', { id }, texts) };
    },
    blockOf: (failure) => (failure instanceof DeskError && failure.code === 'parameters-empty' ? first : undefined),
  });
};

const detailsCommand = onTicket({ name: 'details', aliases: ['parameters'], harmless: true }, openParameters);

export const parameters: Feature = {
  commands: [detailsCommand],
  clicks: {
    [ids.parameters.open]: onTicketButton(openParameters),
  },
  submissions: { [ids.views.parameters]: submitParameters },
  suggestions: { [ids.parameters.choice]: suggestChoices },
  menu: [{ name: 'parameters', group: 'parts', permission: 'reply', fits: isOpen, run: openParameters }],
};
