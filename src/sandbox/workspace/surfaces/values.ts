import { sameOption, type Option } from '../blocks/options.ts';
import type { Element } from '../blocks/elements/index.ts';
import { offeredOptions } from '../blocks/elements/selects.ts';
import type { Block } from '../blocks/layout/index.ts';
import { placedElements } from '../blocks/walk.ts';

/** An element's value, in the format of `state.values`: `{type, value}`, `{type, selected_option}` and so on. */
export type StateValue = Readonly<Record<string, unknown>> & { readonly type: string };

/** block_id -> action_id -> value. */
export type Values = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;

/** Where an element stores its value, and which property has the initial one. */
export interface Slot {
  readonly key: string;
  readonly many: boolean;
  readonly initial: string;
}

const text: Slot = { key: 'value', many: false, initial: 'initial_value' };
const one: Slot = { key: 'selected_option', many: false, initial: 'initial_option' };
const several: Slot = { key: 'selected_options', many: true, initial: 'initial_options' };

const slots: Readonly<Record<string, Slot>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: { key: 'rich_text_value', many: false, initial: 'initial_value' },
  static_select: one,
  external_select: one,
  radio_buttons: one,
  multi_static_select: several,
  multi_external_select: several,
  checkboxes: several,
  users_select: { key: 'selected_user', many: false, initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', many: true, initial: 'initial_users' },
  conversations_select: { key: 'selected_conversation', many: false, initial: 'initial_conversation' },
  multi_conversations_select: { key: 'selected_conversations', many: true, initial: 'initial_conversations' },
  channels_select: { key: 'selected_channel', many: false, initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', many: true, initial: 'initial_channels' },
  datepicker: { key: 'selected_date', many: false, initial: 'initial_date' },
  timepicker: { key: 'selected_time', many: false, initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', many: false, initial: 'initial_date_time' },
  file_input: { key: 'files', many: true, initial: '' },
};

/** Undefined for elements without a value: buttons and overflow menus. */
export function slotOf(element: Element): Slot | undefined {
  return slots[element.type];
}

/**
 * The values of newly shown or updated blocks. The rule of `views.update` (docs.slack.dev, "Preserving input entry",
 * and slackapi/bolt-js#290): an entered value stays if an element with the same block_id, action_id and type still
 * exists, and then a new `initial_*` is ignored; all others start with their initial value. A selected option that a
 * static menu no longer offers is dropped, as are the values of removed elements.
 * @param conversation the meaning of `default_to_current_conversation` here
 */
export function valuesOf(blocks: readonly Block[], before: Values = {}, conversation?: string): Values {
  const values: Record<string, Record<string, StateValue>> = {};
  for (const { element, blockId, actionId } of placedElements(blocks)) {
    const slot = slotOf(element);
    if (slot === undefined) continue;
    const kept = before[blockId]?.[actionId];
    const stays = kept?.type === element.type && stillOffered(element, kept, slot);
    (values[blockId] ??= {})[actionId] = stays ? kept : firstValue(element, slot, conversation);
  }
  return values;
}

export function withValue(values: Values, blockId: string, actionId: string, value: StateValue): Values {
  return { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
}

export function isEmpty(value: StateValue, slot: Slot): boolean {
  const held = value[slot.key];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

function firstValue(element: Element, slot: Slot, conversation: string | undefined): StateValue {
  const properties: Readonly<Record<string, unknown>> = { ...element };
  const current = properties.default_to_current_conversation === true ? conversation : undefined;
  const given = properties[slot.initial] ?? (slot.many && current !== undefined ? [current] : current);
  return { type: element.type, [slot.key]: given ?? (slot.many ? [] : null) };
}

function stillOffered(element: Element, kept: StateValue, slot: Slot): boolean {
  if (!('options' in element || 'option_groups' in element) || element.type === 'overflow') return true;
  const offered = offeredOptions(element);
  const chosen = [kept[slot.key]].flat().filter((option): option is Option => option !== null && option !== undefined);
  return chosen.every((option) => offered.some((candidate) => sameOption(candidate, option)));
}
