import { within } from '../../../ops/within.ts';
import type { Parameter } from '../../../tickets/catalog.ts';
import { DeskError } from '../../../tickets/errors.ts';
import type { Message } from '../../answer.ts';
import { failureMessage, inWords } from '../../blocks/in-words.ts';
import { offer } from '../../blocks/offer.ts';
import { limits } from '../../blocks/kit.ts';
import { cut } from '../../blocks/text.ts';
import { describeFailure } from '../../failure.ts';
import { ids } from '../../ids.ts';
import { decodeMetadata } from '../../metadata.ts';
import { at, text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { problemNotice } from '../../views/create/problems.ts';
import { readState } from '../../views/create/read.ts';
import { parametersView } from '../../views/parameters/parameters.ts';
import { onTicketButton, type Click } from '../actions/click.ts';
import { callOf } from '../call.ts';
import { openForm } from '../open-form.ts';
import type { Suggest } from '../options/suggest.ts';
import { refuseOutdated, submitForm, type Submit } from '../views/submission.ts';
import { suggestChoices } from './suggest.ts';

/** Milliseconds for the questions, which are in the cache as a rule: a submission is to be answered within 3 s. */
const patience = 1500;

/** Shows the additional parameters of a ticket, and takes more; where no form can be opened, offers a button that does. */
export async function openParameters(surface: Surface, call: Call, ticket: string): Promise<Message | undefined> {
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

export const parameterClicks: Readonly<Record<string, Click>> = {
  [ids.parameters.open]: onTicketButton(openParameters),
};

export const parameterSuggesters: Readonly<Record<string, Suggest>> = { [ids.parameters.choice]: suggestChoices };

export const parameterSubmits: Readonly<Record<string, Submit>> = { [ids.views.parameters]: submitParameters };
