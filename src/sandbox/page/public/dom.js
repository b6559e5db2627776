/** Builds and updates the page as DOM nodes; text never becomes HTML. */

const properties = new Set(['value', 'checked', 'selected', 'disabled', 'multiple', 'required', 'hidden']);

/**
 * Creates an element: `h('button', { type: 'button', onclick: send }, 'Send')`. Attributes that are undefined, null or
 * false are omitted; children may be nodes, texts, lists, or nothing.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (properties.has(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  // A menu's options exist only now.
  if (tag === 'select' && attributes.value !== undefined) element.value = attributes.value;
  return element;
}

const kept = Symbol('children by key');
const drawn = Symbol('what was drawn');

/** Makes the children of a list match its items and leaves unchanged ones alone, so that focus and state survive. */
export function reconcile(parent, items, { key, create, update }) {
  const before = parent[kept] ?? new Map();
  const after = new Map(items.map((item) => [key(item), before.get(key(item)) ?? create(item)]));
  for (const [id, node] of before) if (!after.has(id)) node.remove();
  let place = parent.firstChild;
  for (const item of items) {
    const node = after.get(key(item));
    update(node, item);
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
  }
  parent[kept] = after;
}

/** Rerenders the inside of a node if its data changed; restores the focus if the focused element still exists. */
export function draw(node, data, build) {
  const signature = JSON.stringify(data) ?? '';
  if (node[drawn] === signature) return;
  node[drawn] = signature;
  const active = /** @type {HTMLInputElement} */ (document.activeElement);
  const name = node.contains(active) ? active.dataset.focus : undefined;
  const selection =
    name === undefined || !('selectionStart' in active) ? undefined : [active.selectionStart, active.selectionEnd];
  node.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  if (name === undefined) return;
  const next = node.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  next?.focus({ preventScroll: true });
  if (next !== null && selection?.[0] !== null && selection !== undefined && 'setSelectionRange' in next)
    next.setSelectionRange(...selection);
}
