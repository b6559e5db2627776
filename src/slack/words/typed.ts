import { createRequire } from 'node:module';

/** Typed text as the person saw it, and the channels that Slack marked in it. */
export interface Typed {
  readonly text: string;
  /** Channel IDs by the text that is shown for them, such as `#support`. */
  readonly channels: ReadonlyMap<string, string>;
}

/** Names by the key of their mention (`keyOf`). */
export type Names = ReadonlyMap<string, string>;

const unknown = { user: 'somebody', group: 'a-group', channel: 'a-channel' } as const;

/** The text with a name for each mention, or with a general word if the name is unknown. */
export function typedOf(pieces: readonly Piece[], names: Names): Typed {
  const channels = new Map<string, string>();
  const distinct = distinctNames();
  const text = pieces.map((piece) => {
    if (!isMention(piece)) return piece;
    const shown = shownAs(piece, names);
    if (piece.kind !== 'channel') return shown;
    const own = distinct(shown, piece.id);
    channels.set(own, piece.id);
    return own;
  });
  return { text: text.join(''), channels };
}

/** Text without marked channels. */
export function plainly(text: string): Typed {
  return { text, channels: new Map() };
}

function shownAs(mention: Mention, names: Names): string {
  const { kind, label } = mention;
  const name = (names.get(keyOf(mention)) ?? label ?? unknown[kind]).replace(/\s+/gu, ' ');
  return `${kind === 'channel' ? '#' : '@'}${name.replace(/^[@#]/, '')}`;
}

/**
 * Returns a function that gives each channel ID its own text, so that no channel can be mistaken for another with the same name.
 */
function distinctNames(): (shown: string, id: string) => string {
  const owners = new Map<string, string>();
  const given = new Map<string, string>();
  /** The last number that was added to a name. */
  const numbers = new Map<string, number>();
  return (shown, id) => {
    const before = given.get(`${id} ${shown}`);
    if (before !== undefined) return before;
    let own = shown;
    let number = numbers.get(shown) ?? 1;
    while ((owners.get(own) ?? id) !== id) own = `${shown}-${(number += 1)}`;
    numbers.set(shown, number);
    owners.set(own, id);
    given.set(`${id} ${shown}`, own);
    return own;
  };
}

/** Converts typed text to the words that the person saw. Never rejects, and takes at most `timeoutMs` milliseconds. */
export type Wording = (pieces: readonly Piece[], timeoutMs?: number) => Promise<Typed>;

/** A person, group, or channel that a text mentions by ID. `label` is the text that Slack added to the ID, if any. */
export interface Mention {
  readonly kind: 'user' | 'group' | 'channel';
  readonly id: string;
  readonly label?: string | undefined;
}

/** A part of a text as a person saw it. The name of a mention still has to be looked up. */
export type Piece = string | Mention;

export function isMention(piece: Piece): piece is Mention {
  return typeof piece !== 'string';
}

/** The pieces without surrounding white space. */
export function trimmed(pieces: readonly Piece[]): Piece[] {
  const hasWords = (piece: Piece) => isMention(piece) || piece.trim() !== '';
  const first = pieces.findIndex(hasWords);
  if (first === -1) return [];
  return pieces.slice(first, pieces.findLastIndex(hasWords) + 1).map((piece, at, kept) => {
    if (isMention(piece)) return piece;
    const begun = at === 0 ? piece.trimStart() : piece;
    return at === kept.length - 1 ? begun.trimEnd() : begun;
  });
}

/** What follows a mention of such a user at the beginning, or undefined if the text doesn't begin with one. */
export function afterMention(
  pieces: readonly Piece[],
  isMeant: (user: string) => boolean,
): readonly Piece[] | undefined {
  const [first, ...rest] = trimmed(pieces);
  if (first === undefined || !isMention(first) || first.kind !== 'user' || !isMeant(first.id)) return undefined;
  const [next = '', ...others] = rest;
  return isMention(next) ? rest : [next.replace(/^[:,，：]/, ''), ...others];
}

/** The mentions in a text, without duplicates. */
export function mentionsIn(pieces: readonly Piece[]): Mention[] {
  const found = new Map(pieces.filter(isMention).map((mention) => [keyOf(mention), mention]));
  return [...found.values()];
}

/**
 * Identifies a text that mentions somebody, whatever names Slack gives for the mentions.
 * @returns undefined for a text without mentions, which identifies itself
 */
export function markOfMentions(pieces: readonly Piece[]): string | undefined {
  return pieces.some(isMention) ? JSON.stringify(pieces) : undefined;
}

/** The key of a mention's name. */
export function keyOf({ kind, id }: Pick<Mention, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/**
 * Reads the tokens that Slack puts in a text (docs.slack.dev, "Formatting message text"): `<@U1>`, `<#C1|name>`, `<!subteam^S1>`,
 * `<!here>`, `<!date^…|fallback>`, `<https://a.example|words>`. In the rest, `&amp;`, `&lt;`, and `&gt;` are escapes. Anything
 * that only looks like a token stays as it is.
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

/** Like `readTokens`, with emoji codes converted to characters. */
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

/** `<!here>`, `<!date^1700000000^{date}|14 November>`, and similar tokens. */
function special(target: string, label: string | undefined): string | undefined {
  if (label !== undefined && label !== '') return label;
  const [name = '', seconds] = target.split('^');
  if (name === 'date' && seconds !== undefined) return dateWords(Number(seconds));
  return /^[a-z]+$/.test(name) ? `@${name}` : undefined;
}

/** A time in UTC, since the reader's time zone isn't known. Undefined if it isn't valid. */
export function dateWords(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * A link as a person saw it: its text, followed by the address if that differs. Slack itself turns names like `deploy.sh`, email
 * addresses, and phone numbers into links; for those, only the text is shown.
 */
export function linkWords(url: string, label?: string): string {
  const address = url.replace(/^(?:mailto|tel):/i, '');
  if (label === undefined || label.trim() === '') return address;
  return isAddress(label, url) ? label : `${label} (${address})`;
}

/** Whether the text of a link is its address, possibly shortened. */
function isAddress(label: string, url: string): boolean {
  if (/^tel:/i.test(url)) return digits(label) === digits(url);
  return bareAddress(label) === bareAddress(url);
}

function bareAddress(text: string): string {
  const bare = text.trim().replace(/^(?:https?:\/\/|mailto:)/i, '');
  return decoded(bare.replace(/\/$/, '')).toLowerCase();
}

/** Browsers show `%C3%A4` as a letter. */
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

/** Slack escapes only these three characters. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Slack's emoji names with their characters. The names are those of iamcal's emoji data, which `emojibase-data` contains. */
function readNames(): ReadonlyMap<string, string> {
  const table = createRequire(import.meta.url)('emojibase-data/en/shortcodes/iamcal.json') as Readonly<
    Record<string, string | readonly string[]>
  >;
  const entries = Object.entries(table).flatMap(([points, names]) =>
    (typeof names === 'string' ? [names] : names).map((name) => [name, fromPoints(points)] as const),
  );
  return new Map([...entries, ['simple_smile', '🙂']]);
}

const names = readNames();

/** The emoji with this name in Slack; undefined for a workspace's custom emoji. */
export function emojiNamed(name: string): string | undefined {
  return names.get(name);
}

/** The character for code points in Slack's notation, such as `1f44b-1f3fb`; undefined if the notation is invalid. */
export function emojiOf(points: string): string | undefined {
  return /^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6}){0,15}$/i.test(points) ? fromPoints(points) : undefined;
}

/** Skin tones 2 to 6 are the modifiers U+1F3FB to U+1F3FF. */
export function withSkin(character: string, tone: number): string {
  const modifier = tone >= 2 && tone <= 6 ? String.fromCodePoint(0x1f3fb + tone - 2) : '';
  const [first = '', ...rest] = character;
  return /\p{Emoji_Modifier_Base}/u.test(first) ? first + modifier + rest.join('').replace(/^\ufe0f/, '') : character;
}

const emojiCode = /:([a-z0-9_+'-]{1,64}):(?::skin-tone-([2-6]):)?/y;

/**
 * Converts codes such as `:wave:` to characters. Colons next to letters or digits don't start a code: `00:1a:ab:cd` is an
 * address. Names of custom emoji stay as they are.
 */
export function withEmoji(text: string): string {
  let shown = '';
  let done = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', Math.max(at + 1, done))) {
    emojiCode.lastIndex = at;
    const [whole = '', name = '', tone] = emojiCode.exec(text) ?? [];
    const found = emojiNamed(name);
    const isFree = at === 0 || (done === at && shown !== '') || !/[\p{L}\p{N}:]/u.test(text.charAt(at - 1));
    if (found === undefined || !isFree || /[\p{L}\p{N}]/u.test(text.charAt(at + whole.length))) continue;
    shown += text.slice(done, at) + (tone === undefined ? found : withSkin(found, Number(tone)));
    done = at + whole.length;
  }
  return shown + text.slice(done);
}

function fromPoints(points: string): string {
  const codes = points.split('-').map((point) => Number.parseInt(point, 16));
  if (codes.some((one) => one > 0x10ffff)) return '';
  const character = String.fromCodePoint(...codes);
  // Without the variation selector, these would be drawn as text (Unicode: emoji presentation).
  return codes.length === 1 && !/\p{Emoji_Presentation}/u.test(character) ? `${character}\ufe0f` : character;
}
