import type { Choice } from '../../../tickets/catalog.ts';
import type { Desk } from '../../../tickets/desk.ts';
import type { Actor } from '../../../tickets/roles.ts';
import { matches } from '../../views/create/match.ts';
import { optionOf } from '../../views/filter/option.ts';
import { shownUser } from '../../views/filter/user.ts';
import { labelOption } from '../../views/labels/options.ts';
import { ids } from '../../ids.ts';
import { decodeMetadata } from '../../metadata.ts';
import { outdated, type Click } from '../actions/click.ts';
import type { Suggest } from '../options/suggest.ts';
import { listTickets } from '../tasks/list.ts';
import type { Submit } from '../views/submission.ts';
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
