import type { ListFilter } from '../../tickets/list/filter.ts';
import type { Message } from '../interaction/answer.ts';
import { offerForm } from '../kit/offer.ts';
import { encodeMetadata, isChannelId, type Metadata } from '../interaction/metadata.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { filterView } from './view.ts';
import { optionOf } from './option-view.ts';
import { openForm } from '../interaction/open-form.ts';
import { namesOf } from './names.ts';

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

/** Lists as metadata are its own, so that nobody changes those of a filter. */
export function forMetadata(filter: ListFilter): Omit<Metadata<'list'>, 'page'> {
  const { words, statuses, labels } = filter;
  return { ...filter, words: [...words], statuses: statuses && [...statuses], labels: labels && [...labels] };
}

function placeOf({ place }: Call): Metadata<'filter'> {
  return isChannelId(place.channel) ? place : {};
}
