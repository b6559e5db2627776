import { z } from 'zod';
import type { Option } from '../blocks/options.ts';
import { offeredOptions } from '../blocks/elements/selects.ts';
import type { Placed } from '../blocks/walk.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import { slotOf, type StateValue } from '../surfaces/values.ts';
import type { Workspace } from '../workspace.ts';
import { findChannel, findPerson } from './find.ts';
import { suggest } from './suggest.ts';
import type { Surface } from './surface.ts';

/**
 * What a person enters: text, an option's value or text, the name of a person or channel, a date; a list if several are
 * allowed; null clears the element. An option from a type-ahead menu is passed as it was received: a client does not
 * ask for it twice. For a file field, it names the files that stay.
 */
export type Choice = string | number | Option | readonly (string | Option)[] | null;

const files = z.array(z.looseObject({ id: z.string() }));

/** Turns a choice into the element's new value; asks the app if the menu is external. */
export async function choose(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  choice: Choice,
): Promise<StateValue> {
  const { element } = placed;
  const slot = slotOf(element);
  if (slot === undefined) throw new ControlError(`${placed.actionId} takes no value.`);
  if (choice === null) return { type: element.type, [slot.key]: slot.many ? [] : null };
  if (element.type === 'file_input') return { type: element.type, files: remaining(surface, placed, choice) };
  if (typeof choice === 'number') return { type: element.type, [slot.key]: choice };
  const wanted = [choice].flat();
  const max = 'max_selected_items' in element ? element.max_selected_items : undefined;
  if (max !== undefined && wanted.length > max) throw new ControlError(`${placed.actionId} takes ${max} at most.`);
  const items = await Promise.all(wanted.map((one) => resolve(ws, person, surface, placed, one)));
  return { type: element.type, [slot.key]: slot.many ? items : (items[0] ?? null) };
}

function remaining(surface: Surface, { blockId, actionId }: Placed, choice: Choice): readonly unknown[] {
  const held = files.parse(surface.values()[blockId]?.[actionId]?.files ?? []);
  const wanted = new Set([choice].flat());
  const kept = held.filter(({ id }) => wanted.has(id));
  if (kept.length < wanted.size) throw new ControlError(`${actionId} takes files.`);
  return kept;
}

async function resolve(
  ws: Workspace,
  person: Person,
  surface: Surface,
  placed: Placed,
  choice: string | Option,
): Promise<string | Option> {
  const { element } = placed;
  const wanted = typeof choice === 'string' ? choice : choice.value;
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return pick(offeredOptions(element), wanted, placed.actionId);
    case 'checkboxes':
    case 'radio_buttons':
      return pick(element.options, wanted, placed.actionId);
    case 'external_select':
    case 'multi_external_select':
      if (typeof choice !== 'string') return choice;
      return pick((await suggest(ws, person, surface, placed, wanted)).options, wanted, placed.actionId);
    case 'users_select':
    case 'multi_users_select':
      return findPerson(ws, wanted).id;
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
    case 'multi_channels_select':
      return findChannel(ws, wanted).id;
    default:
      return wanted;
  }
}

/** By value or by text; part of an option's text is enough if no other option contains it. */
export function pick(options: readonly Option[], wanted: string, where: string): Option {
  const exact = options.find((option) => option.value === wanted || option.text.text === wanted);
  const similar = options.filter((option) => option.text.text.includes(wanted));
  const found = exact ?? (similar.length === 1 ? similar[0] : undefined);
  if (found !== undefined) return found;
  throw new ControlError(
    `${where} does not offer ${wanted}; it offers: ${options.map((option) => option.text.text).join(', ')}.`,
  );
}
