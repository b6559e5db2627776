import { h } from './dom.js';
import { link } from './text.js';

/**
 * Renders a markdown block (docs.slack.dev, "Markdown block"): headings, lists, quotes, code and inline formatting.
 * Unknown syntax stays as written.
 */
export function markdown(app, text) {
  return text.split(/^```.*$/m).flatMap((part, index) => {
    if (index % 2 === 1) return h('pre', {}, part.replace(/^\n|\n$/g, ''));
    return part
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => lineNode(app, line));
  });
}

/** @type {[RegExp, (inside: any) => HTMLElement][]} */
const kinds = [
  [/^#{1,6}\s+(?!\s)(.*)$/, (inside) => h('h4', {}, inside)],
  [/^>\s?(.*)$/, (inside) => h('blockquote', {}, inside)],
  [/^\s*[-*+]\s+(?!\s)(.*)$/, (inside) => h('p', { class: 'item' }, '• ', inside)],
  [/^(?:-{3,}|\*{3,})\s*$/, () => h('hr')],
  [/^(.*)$/, (inside) => h('p', {}, inside)],
];

function lineNode(app, line) {
  const [pattern, build] = kinds.find(([one]) => one.test(line));
  return build(inline(app, pattern.exec(line)[1] ?? ''));
}

const marks = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|_(.+?)_|~~(.+?)~~|`(.+?)`|\[([^[\]]+)\]\((https?:[^\s)]+)\)/g;

function inline(app, line) {
  const nodes = [];
  let done = 0;
  for (const match of line.matchAll(marks)) {
    const [whole, strong, alsoStrong, em, alsoEm, strike, code, words, url] = match;
    nodes.push(line.slice(done, match.index));
    if (url !== undefined) nodes.push(link(app, url, words));
    else if (code !== undefined) nodes.push(h('code', {}, code));
    else if (strike !== undefined) nodes.push(h('s', {}, strike));
    else if ((strong ?? alsoStrong) !== undefined) nodes.push(h('strong', {}, strong ?? alsoStrong));
    else nodes.push(h('em', {}, em ?? alsoEm));
    done = match.index + whole.length;
  }
  return [...nodes, line.slice(done)];
}
