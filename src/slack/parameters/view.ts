import type { Texts } from '../../locales/index.ts';
import type { Parameter } from '../../tickets/catalog/catalog.ts';
import { emptyValues } from '../../tickets/create/form.ts';
import type { Given } from '../../tickets/parameters/parameters.ts';
import { parameterInput } from '../create/form/choices.ts';
import { context, section, type Block, type Modal } from '../kit/kit.ts';
import { ids, scopeOf } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { modal, ticketLine, type FormState } from '../kit/modal.ts';
import { shownName } from '../text/read.ts';

/** This many inputs of the largest kind stay below the 250 kB of a view. */
const maxInputs = 15;
const maxGiven = 30;

export interface ParametersForm {
  readonly asked: Metadata<'parameters'>;
  readonly questions: readonly Parameter[];
  /** Undefined when the form is redrawn. */
  readonly given?: readonly Given[] | undefined;
  readonly form: FormState;
}

/** Shows the known additional parameters of a ticket, and accepts more. */
export function parametersView({ asked, questions, given, form }: ParametersForm, texts: Texts): Modal {
  const scope = scopeOf(asked.ticket);
  const inputs = questions.slice(0, maxInputs).map((question) => {
    const { element, ...block } = parameterInput(question, scope, emptyValues, texts);
    // Lists that are too long for the view are loaded under this ID while the person types.
    return { ...block, element: { ...element, action_id: ids.parameters.choice } };
  });
  const left = questions.length - inputs.length;
  return modal(texts, {
    callback: ids.views.parameters,
    metadata: encodeMetadata('parameters', asked),
    title: texts('parameters.title'),
    submit: inputs.length > 0 ? texts('parameters.submit') : undefined,
    close: texts('cards.cancel-view'),
    form,
    blocks: [
      ticketLine({ id: asked.ticket }, texts),
      ...(given === undefined ? [] : givenBlocks(given, questions, texts)),
      ...(inputs.length === 0
        ? [section(texts(asked.kind === undefined ? 'parameters.unknown' : 'parameters.none'))]
        : [context(texts('parameters.hint')), ...inputs]),
      ...(left > 0 ? [context(texts('create.parameters-left', { count: left }))] : []),
    ],
  });
}

/** Sensitive values must not be stored, so they aren't shown either. */
function givenBlocks(given: readonly Given[], questions: readonly Parameter[], texts: Texts): Block[] {
  if (given.length === 0) return [section(texts('parameters.untold'))];
  const lines = given.slice(0, maxGiven).map(({ key, value }) => {
    const question = questions.find((one) => one.key === key);
    const shown = question?.sensitive === true ? '•••' : shownName(nameOf(question, value), 60);
    return `*${shownName(question?.name ?? key, 60)}*: ${shown}`;
  });
  return [section(lines.join('\n'))];
}

/** The service returns choices by their IDs. */
function nameOf(question: Parameter | undefined, value: string): string {
  const chosen = question?.options.filter(({ id }) => value.split(',').some((one) => one.trim() === id)) ?? [];
  return chosen.length === 0 ? value : chosen.map(({ name }) => name).join(', ');
}
