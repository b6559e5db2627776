import type { Feature } from '../interaction/feature.ts';
import type { Choice } from '../../tickets/catalog/catalog.ts';
import type { Desk } from '../../tickets/desk.ts';
import type { ListFilter } from '../../tickets/list/filter.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { matches } from '../kit/elements.ts';
import { labelOption } from '../labels/view.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata, encodeMetadata, isChannelId, type Metadata } from '../interaction/metadata.ts';
import { outdated } from '../interaction/click.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { openForm } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';
import { listTickets } from '../list/index.ts';
import { offerForm } from '../kit/offer.ts';
import { shownUser, forMetadata, namesOf } from './names.ts';
import { submitFilter } from './submit.ts';
import { optionOf, filterView } from './view.ts';

const { actions, inputs, view } = ids.filter;

/** Found by either, since names are masked. */
async function usersByNameAndId({ filters }: Desk, actor: Actor): Promise<readonly Choice[]> {
  return (await filters.users(actor)).map((user) => ({ id: user.id, name: shownUser(user) }));
}

/** An empty filter, or the person's own of that name. */
const filterCommand: Command = {
  name: 'filter',
  harmless: true,
  run: async (surface, call, rest) => {
    const name = rest.text.trim();
    if (name === '') return openFilter(surface, call, { scope: 'open', words: [] });
    return openFilter(surface, call, await surface.desk.filters.named(await call.actor(), name));
  },
};

/** Opens the form with a filter in it; where no form can be opened, offers a button that does. */
export async function openFilter(surface: Surface, call: Call, filter: ListFilter): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) {
    return offerForm('filter', encodeMetadata('list', { ...forMetadata(filter), page: 0 }), texts);
  }
  await openForm(surface, call, texts('filter.title'), async () => {
    const actor = await call.actor();
    const [names, saved] = await Promise.all([namesOf(surface, actor, filter), desk.filters.saved(actor)]);
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
    [actions.open]: (surface, call, value) => {
      const asked = decodeMetadata('list', value);
      return asked === undefined ? Promise.resolve(outdated(surface)) : openFilter(surface, call, asked);
    },
    /** A choice among the person's saved filters: its list takes the place of the one that is shown. */
    [actions.saved]: async (surface, call, name) => {
      const filter = await surface.desk.filters.named(await call.actor(), name);
      await call.answer(await listTickets(surface, call, { ...forMetadata(filter), page: 0 }), { replace: true });
      return undefined;
    },
  },
  submissions: { [view]: submitFilter },
  suggestions: {
    [inputs.labels]: async ({ desk }, call, typed) =>
      matches(await desk.labels.choices(await call.actor()), typed).map(labelOption),
    [inputs.owner]: async ({ desk }, call, typed) =>
      matches(await usersByNameAndId(desk, await call.actor()), typed)
        .filter(({ id }) => id.length <= 64)
        .map(({ id, name }) => optionOf(id, name)),
    // The list names regions, and has no ids of them.
    [inputs.region]: async ({ desk }, call, typed) =>
      matches(await desk.filters.regions(await call.actor()), typed)
        .filter(({ name }) => name.length <= 75)
        .map(({ name }) => optionOf(name, name)),
  },
};
