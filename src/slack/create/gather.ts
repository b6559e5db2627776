import { byCode } from '../../tickets/create/choice-code.ts';
import { pointsOf } from '../../tickets/contact/contacts.ts';
import { isAboutServers } from '../../tickets/diagnosis/applies.ts';
import { DeskError } from '../../tickets/errors.ts';
import { checkContact, contactOf } from '../../tickets/create/form-contact.ts';
import type { FormAnswers, FormSource, FormValues } from '../../tickets/create/form.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Person } from '../interaction/drafts.ts';
import type { OpenForm } from './open-form-state.ts';

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

/** Starts to ask for all that a form with these values needs, in as few rounds as possible. */
export function gather(source: FormSource, values: FormValues): Gathering {
  let answers: FormAnswers = {};
  let failure: unknown;
  let waiting = true;

  async function ask<Part extends keyof FormSource>(
    part: Part,
    read: () => Promise<FormAnswers[Part]>,
    failed = (error: unknown) => {
      failure ??= error;
    },
  ): Promise<FormAnswers[Part]> {
    try {
      const answer = await read();
      answers = { ...answers, [part]: answer };
      return answer;
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** What the form can do without: where it fails, the service itself says it when the ticket is sent. */
  const askAside = <Part extends keyof FormSource>(part: Part, read: () => Promise<FormAnswers[Part]>) =>
    ask(part, read, () => undefined);

  async function askForChoices(): Promise<void> {
    const product = byCode(await ask('products', () => source.products()), values.product);
    if (product === undefined) return;
    const aside = isAboutServers(product) && askAside('diagnosis', () => source.diagnosis());
    const types = await ask('problemTypes', () => source.problemTypes(product.id));
    const problemType = byCode(types, values.problemType);
    if (problemType === undefined) {
      await aside;
      return;
    }
    await Promise.all([
      aside,
      problemType.needsRegion && ask('regions', () => source.regions()),
      ask('severities', () => source.severities(product.id, problemType.id)),
      ask('templates', () => source.templates(problemType.id)),
      ask('parameters', () => source.parameters(product.id, problemType.id)),
      askAside('quota', () => source.quota(product.id, problemType.id)),
    ]);
  }

  async function askForContacts(): Promise<void> {
    const areaCodes = await ask('areaCodes', () => source.areaCodes());
    const contact = contactOf(values, { areaCodes: areaCodes ?? [] });
    if (contact === undefined || checkContact(values, { phoneRequired: false, emailRequired: false }).length > 0)
      return;
    await askAside('contacts', () => source.contacts(pointsOf(contact)));
  }

  const asked = [
    askForChoices(),
    askForContacts(),
    ask('uploadLimits', () => source.uploadLimits()),
    askAside('carbonCopies', () => source.carbonCopies()),
    askAside('agreement', () => source.agreement()),
    askAside('privacy', () => source.privacy()),
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
    return { actor, gathering: gather(sourceOf(context, actor), values) };
  } catch (failure) {
    if (failure instanceof DeskError) throw failure;
    return { gathering: { now: () => ({ answers: {}, waiting: false, failure }), done: Promise.resolve() } };
  }
}

function sourceOf({ desk }: SlackContext, actor: Actor): FormSource {
  return {
    ...desk.catalog(actor),
    quota: (product, problemType) => desk.quota(actor, product, problemType),
    agreement: () => desk.agreements.open(actor, 'ticket'),
    diagnosis: () => desk.diagnosis.available(actor),
    privacy: () => Promise.resolve(desk.privacy.isChoice),
    contacts: (points) => Promise.all(points.map((point) => desk.contacts.state(actor, point))),
  };
}

/** Who it is, once it is sure that they may create tickets; rejects with a `DeskError` (`forbidden`) otherwise. */
export async function creator({ people, desk }: SlackContext, { user, team }: Person): Promise<Actor> {
  const actor = await people.actor(user, team);
  desk.require(actor, 'create');
  return actor;
}
