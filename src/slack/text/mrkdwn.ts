import { shortenInline } from './cut.ts';
import type { Inline, Style } from './document.ts';
import { readOwn } from './own.ts';

/**
 * Words as mrkdwn, for the places that take no `rich_text`: a section beside a button, fields, context, and the top-level
 * `text`. Only the styles and references of the leaves are in effect; nothing in their words is.
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

/** An own text as mrkdwn of at most `limit` UTF-16 units, as Slack counts them: escapes and references are among them. */
export function fitted(text: string, limit: number): string {
  const inline = readOwn(text);
  const whole = writeMrkdwn(inline);
  if (whole.length <= limit) return whole;
  let [fits, most] = ['…', limit];
  for (let least = 1; least <= most;) {
    const room = Math.ceil((least + most) / 2);
    const shown = writeMrkdwn(shortenInline(inline, room));
    if (shown.length > limit) most = room - 1;
    else [fits, least] = [shown, room + 1];
  }
  return fits;
}

function written(leaf: Inline): string {
  switch (leaf.type) {
    case 'text':
      return leaf.style?.code === true ? escape(leaf.text.replaceAll('`', grave)) : inert(leaf.text);
    case 'link': {
      // `|` and angle brackets end a reference early.
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

/** Marks stand in one line, at words; none stands around nothing. */
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

/** Escapes what Slack reads as a reference, so that nothing can mention, link or call `<!channel>` (Slack: "Escaping text"). */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Looks like a backtick, and is a letter. Slack reads code between backticks whatever stands beside them. */
const grave = '\u02cb';

/** Marks that could begin something, and those that could end it: none does within a word. */
const opening = /(?<![\p{L}\p{N}*_~])[*_~]+(?=[^\s*_~])/gu;
const closing = /[*_~](?![\p{L}\p{N}])/gu;

/**
 * Words of others in mrkdwn, so that nothing in them comes alive. Slack has no way to escape anything but `&`, `<` and `>`; so a
 * zero-width space parts the codes of emoji (`00:1a:ab:cd` would show `:ab:`) and stands before what would begin a
 * quote, and a hair space follows what would begin bold, italics or strikethrough: none of them begins before a blank.
 */
function inert(text: string): string {
  return escape(text)
    .replace(/:(?=[\w+'-]+:)/g, ':\u200b')
    .replace(/^(?=[ \t]*&gt;)/gm, '\u200b')
    .replace(/.+/g, withoutStyles)
    .replaceAll('`', grave);
}

/** Marks begin something only where another one further on in the line could end it. */
function withoutStyles(line: string): string {
  const last = Array.from(line.matchAll(closing)).at(-1)?.index ?? -1;
  return line.replace(opening, (found, at: number) =>
    at + found.length > last ? found : found.replace(/./g, '$&\u200a'),
  );
}
