import type { Catalog } from '../../../tickets/catalog.ts';
import { byCode } from '../../../tickets/choice-code.ts';
import { DeskError } from '../../../tickets/errors.ts';
import type { FormAnswers, FormValues } from '../../../tickets/form.ts';
import type { Actor } from '../../../tickets/roles.ts';
import type { SlackContext } from '../../context.ts';
import { creator } from './person.ts';
import type { OpenForm } from './taken.ts';

/** What the catalog has told up to now. */
export interface Gathered {
  readonly answers: FormAnswers;
  readonly waiting: boolean;
  /** The first failure, where there was one. */
  readonly failure?: unknown;
}

export interface Gathering {
  readonly now: () => Gathered;
  /** Fulfilled once nothing more comes; never rejects. */
  readonly done: Promise<void>;
}

/** Starts to ask the catalog for all that a form with these choices needs, in as few rounds as possible. */
export function gather(catalog: Catalog, chosen: Pick<FormValues, 'product' | 'problemType'>): Gathering {
  let answers: FormAnswers = {};
  let failure: unknown;
  let waiting = true;

  async function ask<List extends keyof Catalog>(
    list: List,
    read: () => Promise<NonNullable<FormAnswers[List]>>,
  ): Promise<FormAnswers[List]> {
    try {
      const answer = await read();
      answers = { ...answers, [list]: answer };
      return answer;
    } catch (error) {
      failure ??= error;
      return undefined;
    }
  }

  async function askForChoices(): Promise<void> {
    const product = byCode(await ask('products', () => catalog.products()), chosen.product);
    if (product === undefined) return;
    const types = await ask('problemTypes', () => catalog.problemTypes(product.id));
    const problemType = byCode(types, chosen.problemType);
    if (problemType === undefined) return;
    await Promise.all([
      problemType.needsRegion && ask('regions', () => catalog.regions()),
      ask('severities', () => catalog.severities(product.id, problemType.id)),
      ask('templates', () => catalog.templates(problemType.id)),
      ask('parameters', () => catalog.parameters(product.id, problemType.id)),
    ]);
  }

  const asked = [
    askForChoices(),
    ask('areaCodes', () => catalog.areaCodes()),
    ask('uploadLimits', () => catalog.uploadLimits()),
  ];
  const done = Promise.all(asked).then(() => {
    waiting = false;
  });
  return { now: () => ({ answers, waiting, failure }), done };
}

/**
 * Starts to ask for what an open form needs, on behalf of the person who has it open. Where it cannot be found out who
 * that is, nothing is asked and the failure stands in what was gathered.
 * @throws DeskError (`forbidden`) where the person may not create tickets
 */
export async function gatherFor(
  context: SlackContext,
  { person, values }: Pick<OpenForm, 'person' | 'values'>,
): Promise<{ readonly actor?: Actor | undefined; readonly gathering: Gathering }> {
  try {
    const actor = await creator(context, person);
    return { actor, gathering: gather(context.desk.catalog(actor), values) };
  } catch (failure) {
    if (failure instanceof DeskError) throw failure;
    return { gathering: { now: () => ({ answers: {}, waiting: false, failure }), done: Promise.resolve() } };
  }
}
