import { agreed } from '../agreed.js';
import { h } from '../dom.js';
import { menuButton } from '../menu.js';
import { link, placeOf, textObject } from '../text.js';
import { t } from '../words/index.js';

/** Buttons and overflow menus. */

export function button(field) {
  const { element, app } = field;
  const { text, style, url, accessibility_label: label } = element;
  const onclick = async () => {
    if (!(await agreed(field))) return;
    if (url !== undefined) follow(app, url);
    await app.press(field);
  };
  const attributes = { type: 'button', class: style, 'aria-label': label, 'data-focus': field.name, onclick };
  return h('button', attributes, textObject(app, text));
}

export function overflow(field) {
  const { element, app } = field;
  return menuButton({
    label: t('field.more'),
    content: '•••',
    focus: field.name,
    items: element.options.map(({ text, value, url }) => ({
      label: textObject(app, text),
      run: async () => {
        if (!(await agreed(field))) return;
        if (url !== undefined) follow(app, url);
        await app.press(field, value);
      },
    })),
  });
}

/** Opens a button's address: a place in the workspace, or an external page. */
function follow(app, url) {
  const place = placeOf(url);
  if (place !== undefined) app.go(place);
  else if (/^https?:\/\//i.test(url)) link(app, url, '').click();
}
