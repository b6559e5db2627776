import { fileAddress } from './attachments.js';
import { draw, h, reconcile } from './dom.js';
import { control, grouped, native, typed } from './elements/index.js';
import { markdown } from './markdown.js';
import { richText } from './rich-text.js';
import { textObject } from './text.js';
import { t } from './words/index.js';

/** Block Kit blocks as DOM nodes. */

/**
 * Renders blocks into a container; unchanged ones are left alone.
 * @param surface `{ app, key, where, valueOf(blockId, actionId), errorOf(blockId), submit }`
 */
export function showBlocks(container, blocks, surface) {
  reconcile(container, blocks, {
    key: (block) => `${block.type} ${block.block_id}`,
    create: (block) => h('div', { class: `block ${block.type}` }),
    update: (node, block) => {
      // A reopened form is a new view, even if its blocks are the same.
      const data = [surface.key, block, held(block, surface), surface.errorOf(block.block_id)];
      draw(node, data, () => contents(block, surface));
      follow(node, block, surface);
    },
  });
}

const elementsOf = (block) =>
  block.type === 'actions' ? block.elements : [block.element ?? block.accessory].filter(Boolean);

/** Values rendered with the controls; others are already in their fields. */
function held(block, surface) {
  return elementsOf(block)
    .filter(({ type }) => !typed.has(type) && !native.has(type))
    .map(({ action_id: id }) => surface.valueOf(block.block_id, id));
}

/** Shows the workspace's values, except in the field that has the focus. */
function follow(node, block, surface) {
  for (const { type, action_id: id } of elementsOf(block)) {
    if (!native.has(type)) continue;
    const field = node.querySelector(`[data-focus="${CSS.escape(`${block.block_id} ${id}`)}"]`);
    const value = surface.valueOf(block.block_id, id);
    if (value !== undefined && field !== document.activeElement) field?.follow(value);
  }
}

function contents(block, surface) {
  const { app } = surface;
  switch (block.type) {
    case 'section':
      return [
        h(
          'div',
          { class: 'words' },
          block.text && h('div', {}, textObject(app, block.text)),
          block.fields &&
            h(
              'div',
              { class: 'fields' },
              block.fields.map((field) => h('div', {}, textObject(app, field))),
            ),
        ),
        block.accessory &&
          (block.accessory.type === 'image' ? picture(app, block.accessory) : control(surface, block, block.accessory)),
      ];
    case 'header':
      return h('h3', {}, textObject(app, block.text));
    case 'divider':
      return h('hr');
    case 'context':
      return block.elements.map((part) =>
        h('span', {}, part.type === 'image' ? picture(app, part) : textObject(app, part)),
      );
    case 'actions':
      return block.elements.map((element) => control(surface, block, element));
    case 'input':
      return input(block, surface);
    case 'image':
      return [block.title && h('p', { class: 'note' }, textObject(app, block.title)), picture(app, block)];
    case 'markdown':
      return h('div', { class: 'plain' }, markdown(app, block.text));
    case 'rich_text':
      return h('div', { class: 'plain' }, richText(app, block.elements));
    default:
      return undefined;
  }
}

/** A label, its control, a hint and an error. */
function input(block, surface) {
  const { element, label, hint, optional, block_id: id } = block;
  const error = surface.errorOf(id);
  // Ids in the page contain no blanks; a block's id may.
  const base = `${surface.key}-${encodeURIComponent(id)}`;
  const ids = { field: `f-${base}`, hint: `h-${base}`, error: `e-${base}` };
  const described = [hint && ids.hint, error && ids.error].filter(Boolean).join(' ') || undefined;
  const group = grouped.has(element.type);
  const named = {
    id: ids.field,
    'aria-describedby': described,
    'aria-invalid': error === undefined ? undefined : 'true',
    'aria-required': optional === true ? undefined : 'true',
  };
  const name = [
    textObject(surface.app, label),
    optional === true && h('span', { class: 'optional' }, t('field.optional')),
  ];
  const parts = [
    control(surface, block, element, group ? {} : named),
    hint && h('p', { class: 'hint', id: ids.hint }, textObject(surface.app, hint)),
    error && h('p', { class: 'error', id: ids.error, role: 'alert' }, error),
  ];
  if (!group) return [h('label', { for: ids.field }, name), ...parts];
  return h('fieldset', { 'aria-describedby': described }, h('legend', {}, name), parts);
}

/** From its address or a workspace file; if it is unavailable, its alt text is shown. */
function picture(app, { image_url: url, slack_file: file, alt_text: words }) {
  const id = file?.id ?? /(F[A-Z0-9]{6,})/.exec(file?.url ?? '')?.[1] ?? '';
  return h('img', { class: 'picture', src: url ?? fileAddress(app, id), alt: words, loading: 'lazy' });
}
