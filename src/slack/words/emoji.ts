import { createRequire } from 'node:module';

/** Slack's own names of emoji (its set is iamcal's, which `emojibase-data` ships), each with its code points. */
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

/** The character of an emoji by Slack's name for it; undefined for those that a workspace added itself. */
export function emojiNamed(name: string): string | undefined {
  return names.get(name);
}

/** The character of `1f44b-1f3fb`, as Slack writes code points; undefined where it is none. */
export function emojiOf(points: string): string | undefined {
  return /^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6}){0,15}$/i.test(points) ? fromPoints(points) : undefined;
}

/** Skin tones 2 to 6 are the modifiers U+1F3FB to U+1F3FF. */
export function withSkin(character: string, tone: number): string {
  const modifier = tone >= 2 && tone <= 6 ? String.fromCodePoint(0x1f3fb + tone - 2) : '';
  const [first = '', ...rest] = character;
  return /\p{Emoji_Modifier_Base}/u.test(first) ? first + modifier + rest.join('').replace(/^\ufe0f/, '') : character;
}

const code = /:([a-z0-9_+'-]{1,64}):(?::skin-tone-([2-6]):)?/y;

/**
 * Codes such as `:wave:` as characters. Between letters and digits a colon is a colon: `00:1a:ab:cd` is an address. Names
 * that nobody but the workspace knows stay as they are.
 */
export function withEmoji(text: string): string {
  let shown = '';
  let done = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', Math.max(at + 1, done))) {
    code.lastIndex = at;
    const [whole = '', name = '', tone] = code.exec(text) ?? [];
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
  // Alone, these would be drawn as text (Unicode: emoji presentation).
  return codes.length === 1 && !/\p{Emoji_Presentation}/u.test(character) ? `${character}\ufe0f` : character;
}
