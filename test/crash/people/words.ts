import type { Chance } from '../chance.ts';

/** The text of one submission: a unique token, and the message. */
export interface Words {
  readonly token: string;
  readonly text: string;
}

const things = (
  'anchor basket bridge candle carpet castle cellar cherry circle clover copper cotton curtain desert dragon engine ' +
  'feather ferry flower forest garden glacier hammer harbor helmet island jacket kettle ladder lantern lemon marble ' +
  'meadow mirror needle ocean orchard oyster paddle pepper pillow pocket ribbon river saddle salmon shadow shelter ' +
  'silver spider spring stable statue summit sunset tailor temple thunder timber tunnel turtle valley velvet violin ' +
  'wagon walnut willow window winter'
).split(' ');

/**
 * The text of a version (0, 1, ...) of an instruction; versions look different, so that they are not mistaken for each
 * other.
 */
export function wordsOf(instruction: string, version: number, chance: Chance): Words {
  const token = `${instruction}${String.fromCharCode('a'.charCodeAt(0) + version)}`;
  const said = Array.from({ length: 6 }, () => chance.pick(things)).join(' ');
  return { token, text: `${token} ${said}` };
}

export function nameOf(number: number): string {
  return `w${number}`;
}

/** The tokens in a text, once per occurrence. */
export function tokensIn(text: string): readonly string[] {
  return text.match(/\bw\d+[a-z]\b/g) ?? [];
}

/** The instruction of a token. */
export function instructionOf(token: string): string {
  return token.slice(0, -1);
}
