import { type Feature, outdated } from '../interaction/feature.ts';
import type { Choice } from '../../tickets/catalog/catalog.ts';
import type { UseCases } from '../../tickets/use-cases.ts';
import { DomainError } from '../../tickets/errors.ts';
import { type ListFilter, listScopes } from '../../tickets/list/filter.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { callOf } from '../interaction/call.ts';
import { matches } from '../kit/elements.ts';
import { labelOption, readLabels } from '../labels/view.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, encodeMetadata, isChannelId, type Metadata } from '../interaction/metadata.ts';
import { type Command, searchWords } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { openForm } from '../interaction/open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { chosenOptions } from '../interaction/suggest.ts';
import { type Message, inWords } from '../kit/message.ts';
import { listTickets } from '../list/index.ts';
import { offerForm } from '../kit/offer.ts';
import { at, text } from '../payload.ts';
import { shownUser, forMetadata, namesOf } from './names.ts';
import { optionOf, filterView } from './view.ts';

/** Saves and deletes filters as requested, and shows the list where the person opened the form. */
const submitFilter: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const place = decodeMetadata('filter', text(body, 'view', 'private_metadata'));
  if (place === undefined) return refuseOutdated(context, submitted);
  const { answers, useCases, texts } = context;
  const values = at(body, 'view', 'state', 'values');
  const filter = readFilterForm(values);
  const name = text(values, inputs.name, inputs.name, 'value');
  const forget = chosenOptions(at(values, inputs.forget, inputs.forget)).map(({ value }) => value);
  const labels = chosenOptions(at(values, inputs.labels, inputs.labels));
  const { owner } = filter;
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (form) =>
      filterView(
        {
          ...{ place, filter, labels, name, form },
          owner: owner === undefined ? undefined : optionOf(owner, chosenText(values) ?? owner),
          saved: forget.map((one) => ({ name: one, filter })),
        },
        texts,
      ),
    work: async () => {
      const actor = await call.actor();
      await useCases.filters.remove(actor, forget);
      if (name !== undefined) await useCases.filters.save(actor, name, filter);
      const list = await listTickets(context, call, { ...forMetadata(filter), page: 0 });
      await answers({ user: call.user, ...place })(list, { passing: true });
      return { done: true, said: inWords('filter.shown', {}, texts) };
    },
    blockOf,
  });
};

function chosenText(values: unknown): string | undefined {
  return text(values, inputs.owner, inputs.owner, 'selected_option', 'text', 'text');
}

function blockOf(failure: unknown): string | undefined {
  const field = failure instanceof DomainError ? failure.detail.field : undefined;
  return Object.entries(inputs).find(([name]) => name === field)?.[1];
}

/** Reads a filter from `view.state.values`. Values of the wrong shape are ignored; the use cases check the rest. */
function readFilterForm(values: unknown): ListFilter {
  const typed = (id: string) => text(values, id, id, 'value');
  const chosen = (id: string) => text(values, id, id, 'selected_option', 'value');
  const day = (id: string) => text(values, id, id, 'selected_date');
  const several = (id: string) => chosenOptions(at(values, id, id)).map(({ value }) => value);
  const statuses = several(inputs.statuses).filter((value) => /^-?\d{1,4}$/.test(value));
  const labels = readLabels(several(inputs.labels)).ids;
  return {
    scope: listScopes.find((scope) => scope === chosen(inputs.scope)) ?? 'open',
    words: searchWords(typed(inputs.words) ?? ''),
    statuses: statuses.length === 0 ? undefined : statuses.map(Number),
    labels: labels.length === 0 ? undefined : labels,
    ...{ key: typed(inputs.key), product: typed(inputs.product), problem: typed(inputs.problem) },
    ...{ from: day(inputs.from), to: day(inputs.to) },
    ...{ owner: chosen(inputs.owner), region: chosen(inputs.region) },
  };
}

const { actions, inputs, view } = ids.filter;

/** Users can be found by name or ID, because names are masked. */
async function usersByNameAndId({ filters }: UseCases, actor: Actor): Promise<readonly Choice[]> {
  return (await filters.users(actor)).map((user) => ({ id: user.id, name: shownUser(user) }));
}

/** Opens an empty filter, or the person's saved filter of that name. */
const filterCommand: Command = {
  name: 'filter',
  isReadOnly: true,
  run: async (context, call, rest) => {
    const name = rest.text.trim();
    if (name === '') return openFilter(context, call, { scope: 'open', words: [] });
    return openFilter(context, call, await context.useCases.filters.named(await call.actor(), name));
  },
};

/** Opens the form with a filter; if no form can be opened, offers a button that opens it. */
async function openFilter(context: SlackContext, call: Call, filter: ListFilter): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) {
    return offerForm('filter', encodeMetadata('list', { ...forMetadata(filter), page: 0 }), texts);
  }
  await openForm(context, call, texts('filter.title'), async () => {
    const actor = await call.actor();
    const [names, saved] = await Promise.all([namesOf(context, actor, filter), useCases.filters.saved(actor)]);
    const labels = (filter.labels ?? []).map((id) => optionOf(`#${id}`, names.labels.get(id) ?? id));
    const owner = filter.owner === undefined ? undefined : optionOf(filter.owner, names.owner ?? filter.owner);
    return filterView({ place: placeOf(call), filter, labels, owner, saved, form: { state: 'open' } }, texts);
  });
  return undefined;
}

function placeOf({ place }: Call): Metadata<'filter'> {
  return isChannelId(place.channel) ? place : {};
}

export const filter: Feature = {
  commands: [filterCommand],
  clicks: {
    /** The value is the list that is shown. */
    [actions.open]: (context, call, value) => {
      const asked = decodeMetadata('list', value);
      return asked === undefined ? Promise.resolve(outdated(context)) : openFilter(context, call, asked);
    },
    /** A saved filter was chosen: its list replaces the one that is shown. */
    [actions.saved]: async (context, call, name) => {
      const filter = await context.useCases.filters.named(await call.actor(), name);
      await call.answer(await listTickets(context, call, { ...forMetadata(filter), page: 0 }), { replace: true });
      return undefined;
    },
  },
  submissions: { [view]: submitFilter },
  suggestions: {
    [inputs.labels]: async ({ useCases }, call, typed) =>
      matches(await useCases.labels.choices(await call.actor()), typed).map(labelOption),
    [inputs.owner]: async ({ useCases }, call, typed) =>
      matches(await usersByNameAndId(useCases, await call.actor()), typed)
        .filter(({ id }) => id.length <= 64)
        .map(({ id, name }) => optionOf(id, name)),
    // The list contains names of regions, not their IDs.
    [inputs.region]: async ({ useCases }, call, typed) =>
      matches(await useCases.filters.regions(await call.actor()), typed)
        .filter(({ name }) => name.length <= 75)
        .map(({ name }) => optionOf(name, name)),
  },
};
