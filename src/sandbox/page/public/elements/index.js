import { h } from '../dom.js';
import { button, overflow } from './button.js';
import { checkboxes, radioButtons } from './choices.js';
import { fileInput } from './files.js';
import { multiExternalSelect, multiIds, multiStaticSelect } from './multi-selects.js';
import { datePicker, dateTimePicker, timePicker } from './pickers.js';
import { channelsSelect, conversationsSelect, staticSelect, usersSelect } from './selects.js';
import { textInput } from './text.js';
import { externalSelect } from './type-ahead.js';
import { t } from '../words/index.js';

/** Interactive elements by their type. */
const elements = {
  button,
  overflow,
  plain_text_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: textInput,
  checkboxes,
  radio_buttons: radioButtons,
  static_select: staticSelect,
  multi_static_select: multiStaticSelect,
  external_select: externalSelect,
  multi_external_select: multiExternalSelect,
  users_select: usersSelect,
  conversations_select: conversationsSelect,
  channels_select: channelsSelect,
  multi_users_select: multiIds,
  multi_conversations_select: multiIds,
  multi_channels_select: multiIds,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  file_input: fileInput,
};

/** Elements that keep what is typed into them: rerendered only if the block itself changed. */
export const typed = new Set(['plain_text_input', 'email_text_input', 'url_text_input', 'number_input']);

/**
 * Native browser fields, in which typing continues after the first character has selected something. They, too, are
 * rerendered only if the block itself changed; their `follow` shows the workspace's value.
 */
export const native = new Set([
  'static_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'datepicker',
  'timepicker',
  'datetimepicker',
]);

/** Elements with several controls, named by a legend. */
export const grouped = new Set(['checkboxes', 'radio_buttons']);

/**
 * The control of an element.
 * @param surface the message or view it belongs to
 * @param named attributes that connect it with its label and its error
 */
export function control(surface, block, element, named = {}) {
  const { app } = surface;
  const build = elements[element.type];
  if (build === undefined) return h('p', { class: 'note' }, t('field.unknown', { type: element.type }));
  const blockId = block.block_id;
  const actionId = element.action_id;
  const name = `${blockId} ${actionId}`;
  const field = {
    app,
    element,
    blockId,
    actionId,
    name,
    key: `${surface.key} ${name} ${element.type}`,
    where: surface.where,
    value: surface.valueOf(blockId, actionId),
    submit: surface.submit,
    heard: block.type !== 'input' || block.dispatch_action === true,
    named: { ...named, 'data-autofocus': element.focus_on_load },
  };
  if (block.type !== 'input' && named['aria-label'] === undefined) {
    field.named['aria-label'] = element.placeholder?.text ?? element.type.replaceAll('_', ' ');
  }
  const node = build(field);
  field.redraw = () => node.replaceWith(control(surface, block, element, named));
  return node;
}
