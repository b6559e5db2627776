import { emojiCode } from './emoji.js';

/**
 * Parses Slack's mrkdwn into a tree, independent of the DOM and in linear time. A node has a `kind`: text, bold,
 * italic, strike, code, pre, quote, link, user, channel, group, broadcast, date, emoji, break.
 */
export function parse(text) {
  const parts = text.split('```');
  // An opening fence without an end is text.
  const fenced = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  const nodes = parts.slice(0, fenced).flatMap((part, index) => (index % 2 === 1 ? pre(part) : lines(part)));
  return fenced === parts.length ? nodes : [...nodes, ...lines(`\`\`\`${parts.at(-1)}`)];
}

function pre(text) {
  const shown = text.replace(/^\n/, '').replace(/\n$/, '');
  return [
    { kind: 'pre', text: decode(shown.replace(/<([^<>|\n]+)(?:\|([^<>\n]+))?>/g, (_, url, label) => label ?? url)) },
  ];
}

/** Lines that begin with `>` form a quote; the others end with breaks. */
function lines(text) {
  const nodes = [];
  let quoted;
  for (const [index, line] of text.split('\n').entries()) {
    const quote = /^&gt; ?/.exec(line);
    if (quote !== null) {
      if (quoted === undefined) nodes.push((quoted = { kind: 'quote', children: [] }));
      else quoted.children.push({ kind: 'break' });
      quoted.children.push(...inline(line.slice(quote[0].length)));
      continue;
    }
    if (index > 0 && quoted === undefined) nodes.push({ kind: 'break' });
    quoted = undefined;
    nodes.push(...inline(line));
  }
  return nodes;
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' };
const special = new RegExp(`<([^<>]+)>|\`([^\`]+)\`|${emojiCode}|[*_~]`, 'g');
const word = /[\p{L}\p{N}]/u;

/** @param within marks that are already open: none nests in itself */
function inline(line, within = '') {
  const nodes = [];
  const without = new Set(within);
  let done = 0;
  const text = (end) => {
    if (end > done) nodes.push({ kind: 'text', text: decode(line.slice(done, end)) });
  };
  special.lastIndex = 0;
  for (let match = special.exec(line); match !== null; match = special.exec(line)) {
    const [whole, reference, code, emoji] = match;
    const start = match.index;
    let end = start + whole.length;
    let node;
    if (reference !== undefined) node = referenceNode(reference);
    else if (code !== undefined) node = { kind: 'code', text: decode(code) };
    else if (emoji !== undefined) node = { kind: 'emoji', name: emoji };
    else if (!without.has(whole) && opens(line, start)) {
      const close = closing(line, start, whole);
      // A mark that is not closed from here is not closed further on.
      if (close === -1) without.add(whole);
      else {
        node = { kind: marks[whole], children: inline(line.slice(start + 1, close), within + whole) };
        end = close + 1;
      }
    }
    special.lastIndex = end;
    if (node === undefined) continue;
    text(start);
    nodes.push(node);
    done = end;
  }
  text(line.length);
  return nodes;
}

function opens(line, at) {
  return !word.test(line[at - 1] ?? ' ') && /\S/.test(line[at + 1] ?? ' ') && line[at + 1] !== line[at];
}

function closing(line, start, mark) {
  for (let at = line.indexOf(mark, start + 2); at !== -1; at = line.indexOf(mark, at + 1)) {
    if (/\S/.test(line[at - 1]) && !word.test(line[at + 1] ?? ' ')) return at;
  }
  return -1;
}

/** The content of angle brackets: a mention, a date or a link. */
function referenceNode(inside) {
  const bar = inside.indexOf('|');
  const target = bar === -1 ? inside : inside.slice(0, bar);
  const label = bar === -1 || bar === inside.length - 1 ? undefined : decode(inside.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[A-Z0-9]+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), label };
  if (target.startsWith('!date^')) {
    const [, at, format, link] = target.split('^');
    return { kind: 'date', at: Number(at), format: decode(format ?? ''), link, fallback: label ?? '' };
  }
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1) };
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return { kind: 'text', text: `<${decode(inside)}>` };
  return { kind: 'link', url: decode(target), label: label ?? decode(target) };
}

function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
