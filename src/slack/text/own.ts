import { shortenInline } from './cut.ts';
import { append, words, type Inline, type Style, foreignPart } from './document.ts';

/**
 * Parses one of our own texts: mrkdwn with marked foreign parts (docs.slack.dev, "Formatting message text"). Style marks count
 * where Slack honors them: no letter or digit on the outside, no space on the inside.
 */
export function readOwn(text: string): Inline[] {
  const tokens = tokensOf(text);
  const closed = closedMarks(tokens);
  const made: Inline[] = [];
  let style: Style = {};
  for (const [place, token] of tokens.entries()) {
    if (token.kind === 'mark') {
      const name = names[token.mark];
      const closes = style[name] === true && endsAt(tokens, place);
      const opens = style[name] !== true && beginsAt(tokens, place) && closed.has(place);
      if (closes || opens) style = { ...style, [name]: opens };
      else append(made, withStyle(words(token.mark), style));
    } else for (const leaf of token.leaves) append(made, withStyle(leaf, style));
  }
  return made;
}

const names = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

type Mark = keyof typeof names;

type Token =
  | { readonly kind: 'mark'; readonly mark: Mark }
  /** `first` and `last`: the characters next to the adjacent marks. */
  | { readonly kind: 'leaves'; readonly leaves: readonly Inline[]; readonly first: string; readonly last: string };

/** Stands for a foreign part or reference next to a mark: neither a letter nor a space. */
const opaque = '\ufffc';

const special = new RegExp(
  [
    foreignPart,
    '<([^<>]+)>',
    `\`((?:[^\`\\n\\ufdd0\\ufdd1]|\\ufdd0[^\\ufdd1]*\\ufdd1)+)\``,
    '(?<![\\w:]):([a-z][a-z0-9_+-]*):(?![\\w:])',
    '([*_~])',
  ].join('|'),
  'g',
);

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  const plain = (until: number) => {
    const between = text.slice(done, until);
    if (between === '') return;
    tokens.push({
      kind: 'leaves',
      leaves: [words(unescaped(between))],
      first: between.charAt(0),
      last: between.slice(-1),
    });
  };
  for (const match of text.matchAll(special)) {
    plain(match.index);
    done = match.index + match[0].length;
    const mark = match.at(-1);
    if (mark !== undefined) tokens.push({ kind: 'mark', mark: mark as Mark });
    else tokens.push({ kind: 'leaves', leaves: leavesOf(match), first: opaque, last: opaque });
  }
  plain(text.length);
  return tokens;
}

/** @param match a match of `special` that isn't a style mark */
function leavesOf([, somebodys, reference, code, emoji = '']: RegExpMatchArray): readonly Inline[] {
  if (somebodys !== undefined) return [words(somebodys)];
  if (reference !== undefined) return [referenceLeaf(reference)];
  return code === undefined ? [{ type: 'emoji', name: emoji }] : codeLeaves(code);
}

function codeLeaves(code: string): readonly Inline[] {
  const parts = code.split(new RegExp(foreignPart));
  // Every second part is foreign and not escaped.
  return parts.map((part, place) => words(place % 2 === 1 ? part : unescaped(part), { code: true }));
}

/** A reference in angle brackets: a mention, date, or link. */
function referenceLeaf(reference: string): Inline {
  const bar = reference.indexOf('|');
  const target = bar === -1 ? reference : reference.slice(0, bar);
  const label = bar === -1 ? '' : unescaped(reference.slice(bar + 1));
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (target.startsWith('!date^')) {
    const [, at, format = ''] = target.split('^');
    const timestamp = Number(at);
    // If the time isn't valid, only the text is shown.
    if (!Number.isSafeInteger(timestamp)) return words(label);
    return { type: 'date', timestamp, format: unescaped(format), fallback: label };
  }
  return { type: 'link', url: unescaped(target), ...(label !== '' && { text: label }) };
}

function withStyle(leaf: Inline, style: Style): Inline {
  const set = Object.fromEntries(Object.entries({ ...leaf.style, ...style }).filter(([, on]) => on));
  return Object.keys(set).length === 0 ? leaf : { ...leaf, style: set };
}

const word = /[\p{L}\p{N}]/u;

function before(tokens: readonly Token[], place: number): string {
  const token = tokens[place - 1];
  return token === undefined ? ' ' : token.kind === 'mark' ? token.mark : token.last;
}

function after(tokens: readonly Token[], place: number): string {
  const token = tokens[place + 1];
  return token === undefined ? ' ' : token.kind === 'mark' ? token.mark : token.first;
}

function beginsAt(tokens: readonly Token[], place: number): boolean {
  return !word.test(before(tokens, place)) && !/\s/.test(after(tokens, place));
}

function endsAt(tokens: readonly Token[], place: number): boolean {
  return !/\s/.test(before(tokens, place)) && !word.test(after(tokens, place));
}

/**
 * Indexes of the marks that have a closing mark on their line that isn't directly adjacent. Reads the tokens once, from the end.
 */
function closedMarks(tokens: readonly Token[]): ReadonlySet<number> {
  const closed = new Set<number>();
  const ends = new Set<Mark>();
  for (let place = tokens.length - 1; place >= 0; place -= 1) {
    const [token, next, end] = [tokens[place], tokens[place + 1], tokens[place + 2]];
    if (end?.kind === 'mark' && endsAt(tokens, place + 2)) ends.add(end.mark);
    if (next?.kind === 'leaves' && endsLine(next.leaves)) ends.clear();
    if (token?.kind === 'mark' && ends.has(token.mark)) closed.add(place);
  }
  return closed;
}

function endsLine(leaves: readonly Inline[]): boolean {
  return leaves.some((leaf) => leaf.type === 'text' && leaf.text.includes('\n'));
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * Converts leaves to mrkdwn, for places that don't support `rich_text`: a section with a button, fields, context, and the
 * top-level `text`. Only styles and references of the leaves have an effect; markup in their text doesn't.
 */
function writeMrkdwn(inline: readonly Inline[], styles: readonly (readonly [keyof Style, string])[] = marks): string {
  const [outer, ...inner] = styles;
  if (outer === undefined) return inline.map(written).join('');
  const [name, mark] = outer;
  const groups: { readonly on: boolean; readonly leaves: Inline[] }[] = [];
  for (const leaf of inline) {
    const on = leaf.style?.[name] === true;
    const last = groups.at(-1);
    if (last?.on === on) last.leaves.push(leaf);
    else groups.push({ on, leaves: [leaf] });
  }
  return groups
    .map(({ on, leaves }) => (on ? between(mark, writeMrkdwn(leaves, inner)) : writeMrkdwn(leaves, inner)))
    .join('');
}

/** From the outermost to the innermost. */
const marks = [
  ['bold', '*'],
  ['italic', '_'],
  ['strike', '~'],
  ['code', '`'],
] as const;

/** One of our own texts as mrkdwn of at most `limit` UTF-16 units. Slack counts escapes and references too. */
export function fitted(text: string, limit: number): string {
  const inline = readOwn(text);
  const whole = writeMrkdwn(inline);
  if (whole.length <= limit) return whole;
  let [fits, max] = ['…', limit];
  for (let min = 1; min <= max;) {
    const middle = Math.ceil((min + max) / 2);
    const shown = writeMrkdwn(shortenInline(inline, middle));
    if (shown.length > limit) max = middle - 1;
    else [fits, min] = [shown, middle + 1];
  }
  return fits;
}

function written(leaf: Inline): string {
  switch (leaf.type) {
    case 'text':
      return leaf.style?.code === true ? escape(leaf.text.replaceAll('`', grave)) : inert(leaf.text);
    case 'link': {
      // `|` and angle brackets would end the reference.
      const url = escape(leaf.url.replace(/[|<>\s]/g, encodeURIComponent));
      return leaf.text === undefined
        ? `<${url}>`
        : `<${url}|${inert(leaf.text.replace(/\s+/g, ' ')).replaceAll('|', '¦')}>`;
    }
    case 'user':
      return `<@${leaf.user_id}>`;
    case 'channel':
      return `<#${leaf.channel_id}>`;
    case 'usergroup':
      return `<!subteam^${leaf.usergroup_id}>`;
    case 'date':
      return `<!date^${leaf.timestamp}^${leaf.format}|${escape(leaf.fallback ?? '')}>`;
    case 'emoji':
      return `:${leaf.name}:`;
  }
}

/** Puts marks around the text of each line; empty lines get none. */
function between(mark: string, text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const words = line.trim();
      if (words === '') return line;
      const start = line.indexOf(words);
      return `${line.slice(0, start)}${mark}${words}${mark}${line.slice(start + words.length)}`;
    })
    .join('\n');
}

/** Escapes references, so that nothing can mention, link, or call `<!channel>` (Slack: "Escaping text"). */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A letter that looks like a backtick. Slack reads code between backticks, whatever is next to them. */
const grave = '\u02cb';

/** Marks that can open or close a style; none does inside a word. */
const opening = /(?<![\p{L}\p{N}*_~])[*_~]+(?=[^\s*_~])/gu;
const closing = /[*_~](?![\p{L}\p{N}])/gu;

/**
 * Foreign text as mrkdwn without any effective markup. Slack can only escape `&`, `<`, and `>`. So a zero-width space breaks up
 * emoji codes (`00:1a:ab:cd` would show `:ab:`) and precedes what would start a quote, and a hair space follows marks that would
 * start bold, italic, or strikethrough: none of these starts before a space.
 */
function inert(text: string): string {
  return escape(text)
    .replace(/:(?=[\w+'-]+:)/g, ':\u200b')
    .replace(/^(?=[ \t]*&gt;)/gm, '\u200b')
    .replace(/.+/g, withoutStyles)
    .replaceAll('`', grave);
}

/** A mark only opens a style if a later mark on the line can close it. */
function withoutStyles(line: string): string {
  const last = Array.from(line.matchAll(closing)).at(-1)?.index ?? -1;
  return line.replace(opening, (found, at: number) =>
    at + found.length > last ? found : found.replace(/./g, '$&\u200a'),
  );
}
