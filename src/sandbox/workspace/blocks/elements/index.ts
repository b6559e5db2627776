import { z } from 'zod';
import { button, checkboxes, overflow, radioButtons } from './choices.ts';
import { imageElement } from './image.ts';
import {
  datePicker,
  dateTimePicker,
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  timePicker,
  urlInput,
} from './inputs.ts';
import {
  channelsSelect,
  conversationsSelect,
  externalSelect,
  multiChannelsSelect,
  multiConversationsSelect,
  multiExternalSelect,
  multiStaticSelect,
  multiUsersSelect,
  staticSelect,
  usersSelect,
} from './selects.ts';

const selects = [staticSelect, externalSelect, usersSelect, conversationsSelect, channelsSelect] as const;
const multiSelects = [
  multiStaticSelect,
  multiExternalSelect,
  multiUsersSelect,
  multiConversationsSelect,
  multiChannelsSelect,
] as const;
const pickers = [datePicker, timePicker] as const;
const choices = [checkboxes, radioButtons] as const;

/** Elements allowed in an actions block; no multi-selects (docs.slack.dev, "Actions block": compatible elements). */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  ...selects,
  ...pickers,
  dateTimePicker,
  ...choices,
]);

/** Elements allowed as a section's accessory. */
export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...selects,
  ...multiSelects,
  ...pickers,
  ...choices,
]);

/** Elements allowed in an input block. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  fileInput,
  dateTimePicker,
  ...selects,
  ...multiSelects,
  ...pickers,
  ...choices,
]);

export { imageElement };

export type Element = z.infer<typeof actionElement> | z.infer<typeof accessory> | z.infer<typeof inputElement>;
