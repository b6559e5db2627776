import { confirm } from './confirm.js';
import { textObject } from './text.js';

/** Asks for an element's `confirm`; yes if it has none. */
export async function agreed({ app, element }) {
  if (element.confirm === undefined) return true;
  const { title, text, confirm: yes, deny, style } = element.confirm;
  return confirm({
    title: title.text,
    text: textObject(app, text),
    yes: yes.text,
    no: deny.text,
    danger: style === 'danger',
  });
}
