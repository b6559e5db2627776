import type { Choice } from '../../tickets/catalog/catalog.ts';
import type { Desk } from '../../tickets/desk.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { matches } from '../create/form/match.ts';
import { optionOf } from './option-view.ts';
import { shownUser } from './user.ts';
import { labelOption } from '../labels/options-view.ts';
import { ids } from '../interaction/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { outdated, type Click } from '../interaction/click.ts';
import type { Suggest } from '../interaction/suggest.ts';
import { listTickets } from '../list/index.ts';
import type { Submit } from '../interaction/submission.ts';
import { forMetadata, openFilter } from './open.ts';
import { submitFilter } from './submit.ts';

const { actions, inputs, view } = ids.filter;

export const filterClicks: Readonly<Record<string, Click>> = {
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
};

export const filterSubmits: Readonly<Record<string, Submit>> = { [view]: submitFilter };

export const filterSuggesters: Readonly<Record<string, Suggest>> = {
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
};

/** Found by either, since names are masked. */
async function usersByNameAndId({ filters }: Desk, actor: Actor): Promise<readonly Choice[]> {
  return (await filters.users(actor)).map((user) => ({ id: user.id, name: shownUser(user) }));
}
