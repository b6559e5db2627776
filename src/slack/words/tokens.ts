import { withEmoji } from './emoji.ts';
import type { Mention, Piece } from './pieces.ts';

/**
 * Reads the tokens that Slack puts into a text (docs.slack.dev, "Formatting message text"): `<@U1>`, `<#C1|name>`,
 * `<!subteam^S1>`, `<!here>`, `<!date^…|fallback>`, `<https://a.example|words>`; the rest is escaped by `&amp;`, `&lt;`, `&gt;`.
 * What only looks like a token stays as it is.
 */
export function readTokens(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { 0: whole, 1: token = '', index } of text.matchAll(/<([^<>]*)>/g)) {
    const piece = pieceOf(token);
    if (piece === undefined) continue;
    pieces.push(unescaped(text.slice(done, index)), piece);
    done = index + whole.length;
  }
  return [...pieces, unescaped(text.slice(done))];
}

/** The same, with codes of emoji as characters. */
export function readTyped(text: string): Piece[] {
  return readTokens(text).map((piece) => (typeof piece === 'string' ? withEmoji(piece) : piece));
}

const user = /^@([UWB][A-Z0-9]{1,30})$/;
const channel = /^#([CDG][A-Z0-9]{1,30})$/;
const group = /^!subteam\^([A-Z0-9]{1,30})$/;

function pieceOf(token: string): Piece | undefined {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(token.slice(bar + 1));
  if (target.startsWith('@')) return mention('user', user.exec(target)?.[1], label);
  if (target.startsWith('#')) return mention('channel', channel.exec(target)?.[1], label);
  if (target.startsWith('!subteam^')) return mention('group', group.exec(target)?.[1], label);
  if (target.startsWith('!')) return special(target.slice(1), label);
  if (!/^[a-z][a-z0-9+.-]*:./i.test(target)) return undefined;
  return linkWords(unescaped(target), label);
}

function mention(kind: Mention['kind'], id: string | undefined, label: string | undefined): Mention | undefined {
  const name = label?.trim() ?? '';
  return id === undefined ? undefined : { kind, id, ...(name !== '' && { label: name }) };
}

/** `<!here>`, `<!date^1700000000^{date}|14 November>` and what else there is. */
function special(target: string, label: string | undefined): string | undefined {
  if (label !== undefined && label !== '') return label;
  const [name = '', seconds] = target.split('^');
  if (name === 'date' && seconds !== undefined) return dateWords(Number(seconds));
  return /^[a-z]+$/.test(name) ? `@${name}` : undefined;
}

/** A time for somebody whose zone is not known. */
export function dateWords(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * A link as a person saw it: its words, and behind them the address where that is another. Slack makes links by itself of
 * names like `deploy.sh`, of mail addresses and of phone numbers; there the words are all there is.
 */
export function linkWords(url: string, label?: string): string {
  const address = url.replace(/^(?:mailto|tel):/i, '');
  if (label === undefined || label.trim() === '') return address;
  return isAddress(label, url) ? label : `${label} (${address})`;
}

/** Whether the words of a link are its address, perhaps in short. */
function isAddress(label: string, url: string): boolean {
  if (/^tel:/i.test(url)) return digits(label) === digits(url);
  return bareAddress(label) === bareAddress(url);
}

function bareAddress(text: string): string {
  const bare = text.trim().replace(/^(?:https?:\/\/|mailto:)/i, '');
  return decoded(bare.replace(/\/$/, '')).toLowerCase();
}

/** Browsers show `%C3%A4` as the letter that it is. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Slack escapes these three, and nothing else. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
