import { h } from '../dom.js';

/** Text fields. What is typed survives every update of the view, as in Slack. */

const modes = { email_text_input: 'email', url_text_input: 'url', number_input: 'decimal' };

export function textInput(field) {
  const { app, element, value, named } = field;
  const attributes = {
    ...named,
    'data-focus': field.name,
    placeholder: element.placeholder?.text,
    inputmode: modes[element.type],
    autocomplete: 'off',
    value: app.drafts.valueOf(field.key) ?? value ?? '',
    oninput: (event) => type(field, event.target.value),
    onkeydown: (event) => {
      const sends = event.key === 'Enter' && !event.isComposing && element.multiline !== true;
      if (!sends) return;
      event.preventDefault();
      if (field.heard) app.drafts.flush();
      else field.submit?.();
    },
  };
  if (element.multiline === true) return h('textarea', { ...attributes, rows: 5 });
  return h('input', { ...attributes, type: 'text' });
}

/** When the app receives an entry: on Enter, or on each character if it asked for that. */
function type({ app, key, heard, element, where, blockId, actionId }, text) {
  const each = element.dispatch_action_config?.trigger_actions_on.includes('on_character_entered') === true;
  const input = { where, blockId, action: actionId, choice: text === '' ? null : text };
  app.drafts.keep(key, text, input, heard && !each);
}
