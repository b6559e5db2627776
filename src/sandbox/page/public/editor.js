import { h } from './dom.js';
import { t } from './words/index.js';

/**
 * A box for editing a message: Enter saves, Escape cancels.
 * @param {string} markup as stored by Slack
 * @param {(text: string | undefined) => void} finish receives the new text, or undefined
 */
export function editor(app, markup, finish) {
  const field = h('textarea', {
    'aria-label': t('message.edit'),
    value: typedText(app, markup),
    onkeydown: (event) => {
      if (event.isComposing || event.shiftKey) return;
      if (event.key === 'Escape') finish(undefined);
      else if (event.key === 'Enter') save();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  function save() {
    finish(field.value.trim() === '' ? undefined : field.value);
  }
  return h(
    'form',
    { class: 'editor', onsubmit: (event) => (event.preventDefault(), save()) },
    field,
    h(
      'div',
      { class: 'tools' },
      h('button', { type: 'button', class: 'small', onclick: () => finish(undefined) }, t('cancel')),
      h('button', { type: 'submit', class: 'small primary' }, t('save')),
    ),
  );
}

/** Converts Slack's markup back to what was typed. */
function typedText(app, markup) {
  return markup
    .replace(/<@([A-Z0-9]+)>/g, (token, id) => mention('@', app.personById(id)?.name) ?? token)
    .replace(/<#([A-Z0-9]+)(?:\|([^>]*))?>/g, (token, id, name) => mention('#', app.view.names[id] ?? name) ?? token)
    .replace(/<!subteam\^([A-Z0-9]+)>/g, (token, id) => mention('@', app.view.groups?.[id]) ?? token)
    .replace(/<(?:https?|mailto|tel):[^|>]*\|([^>]+)>/g, '$1')
    .replace(/<(https?:[^|>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const mention = (mark, name) => (name === undefined ? undefined : `${mark}${name}`);
