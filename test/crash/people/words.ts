import type { Chance } from '../chance.ts';

/** Words of one sending: a token by which they are known again, and what is said. */
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

/** The words of a version (0, 1, ...) of an instruction; no two versions look alike, so that nothing takes one for another. */
export function wordsOf(instruction: string, version: number, chance: Chance): Words {
  const token = `${instruction}${String.fromCharCode('a'.charCodeAt(0) + version)}`;
  const said = Array.from({ length: 6 }, () => chance.pick(things)).join(' ');
  return { token, text: `${token} ${said}` };
}

export function nameOf(number: number): string {
  return `w${number}`;
}

/** The tokens in a text, as often as they are there. */
export function tokensIn(text: string): readonly string[] {
  return text.match(/\bw\d+[a-z]\b/g) ?? [];
}

/** The instruction of a token. */
export function instructionOf(token: string): string {
  return token.slice(0, -1);
}
