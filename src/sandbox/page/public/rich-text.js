import { h } from './dom.js';
import { emoji } from './emoji.js';
import { link, mrkdwn } from './text.js';

/** The parts of a rich_text block, which Slack's message box produces, and apps on behalf of people. */
export function richText(app, parts) {
  return parts.map((part) => {
    const elements = part.elements ?? [];
    const border = part.border === 1 ? 'bordered' : '';
    if (part.type === 'rich_text_list') {
      const tag = part.style === 'ordered' ? 'ol' : 'ul';
      const attributes = { class: `list indent-${part.indent ?? 0} ${border}`, start: part.offset && part.offset + 1 };
      return h(
        tag,
        attributes,
        elements.map((item) =>
          h(
            'li',
            {},
            item.elements.map((leaf) => leafNode(app, leaf)),
          ),
        ),
      );
    }
    const tag = { rich_text_quote: 'blockquote', rich_text_preformatted: 'pre' }[part.type] ?? 'p';
    return h(
      tag,
      { class: border === '' ? undefined : border },
      elements.map((leaf) => leafNode(app, leaf)),
    );
  });
}

const leaves = {
  text: (_, leaf) => leaf.text,
  link: (app, leaf) => link(app, leaf.url, leaf.text ?? leaf.url),
  emoji: (_, leaf) => emoji(leaf.name),
  user: (app, leaf) => mrkdwn(app, `<@${leaf.user_id}>`),
  channel: (app, leaf) => mrkdwn(app, `<#${leaf.channel_id}>`),
  usergroup: (app, leaf) => mrkdwn(app, `<!subteam^${leaf.usergroup_id}>`),
  broadcast: (app, leaf) => mrkdwn(app, `<!${leaf.range}>`),
  date: (app, leaf) => app.dates.token(leaf.timestamp, leaf.format, leaf.fallback ?? ''),
  color: (_, leaf) => leaf.value,
};

const marks = [
  ['code', 'code'],
  ['strike', 's'],
  ['italic', 'em'],
  ['bold', 'strong'],
];

function leafNode(app, leaf) {
  const inside = leaves[leaf.type]?.(app, leaf) ?? '';
  return marks.reduce((node, [style, tag]) => (leaf.style?.[style] === true ? h(tag, {}, node) : node), inside);
}
