import { append, words, type Inline, type Style } from './document.ts';
import { foreignPart } from './foreign.ts';

/**
 * Reads an own text: mrkdwn with marked foreign parts (docs.slack.dev, "Formatting message text"). Marks of style count where
 * Slack reads them so: not beside a letter or digit outside, nor beside a blank inside.
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
  /** `first` and `last`: what marks see beside them. */
  | { readonly kind: 'leaves'; readonly leaves: readonly Inline[]; readonly first: string; readonly last: string };

/** What stands for a foreign part or a reference beside a mark: neither a letter nor a blank. */
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

/** @param match of `special`, no mark */
function leavesOf([, somebodys, reference, code, emoji = '']: RegExpMatchArray): readonly Inline[] {
  if (somebodys !== undefined) return [words(somebodys)];
  if (reference !== undefined) return [referenceLeaf(reference)];
  return code === undefined ? [{ type: 'emoji', name: emoji }] : codeLeaves(code);
}

function codeLeaves(code: string): readonly Inline[] {
  const parts = code.split(new RegExp(foreignPart));
  // Every second part is foreign, and not escaped.
  return parts.map((part, place) => words(place % 2 === 1 ? part : unescaped(part), { code: true }));
}

/** What stands in angle brackets: a mention, a date, a link. */
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
    // A time that is none has words only.
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

/** The places of the marks that are closed in their line, though not by their neighbor. Looks at each token once, from the end. */
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
