import { describe, expect, it } from '@jest/globals';
import { timed } from '../support/timed.ts';
import { hostileTexts, type HostileText } from './inputs.ts';

/** Reads what others wrote. What it makes of that, or that it throws, is told elsewhere. */
export type Parser = (text: string) => unknown;

/** The parsers of each source file; those of a file that exports none go through another one. */
export type Parsers = Readonly<Record<string, Readonly<Record<string, Parser>>>>;

/**
 * Milliseconds of processor time for 100,000 characters. A parser is meant to take 50, on a machine that does nothing else; a
 * slower one, or one that runs other tests beside it, may take three times as long. What grows with the square of the length
 * takes many seconds, so nothing bad fits in between. Whoever makes an object of every second or third character may take
 * longer, in proportion to the length.
 */
export const bounds = { parser: 150, document: 1200 } as const;

/** A machine under load is slow now and then, an expression that is slow always is. */
const tries = 10;

/** The least that a parser takes for a text, of as many tries as it needs to be fast enough. */
function leastTime(parse: Parser, text: string, bound: number): number {
  let least = Infinity;
  for (let count = 0; count < tries && least > bound; count += 1) {
    const { ms } = timed(() => {
      try {
        return parse(text);
      } catch {
        return undefined;
      }
    });
    least = Math.min(least, ms);
    // Nothing makes that fast.
    if (ms > bound * 10) break;
  }
  return least;
}

/** The texts for which a parser takes too long, with the milliseconds. */
export function* slowTexts(parse: Parser, bound: number, texts: readonly HostileText[] = hostileTexts) {
  for (const { name, text } of texts) {
    const ms = leastTime(parse, text, bound);
    if (ms > bound) yield `${name}: ${Math.round(ms)} ms`;
  }
}

/** Feeds each parser with hostile texts. The one test of time (CONTRIBUTING, "Rules"): what is slow here hangs the bot. */
export function feed(
  parsers: Parsers,
  bound: number = bounds.parser,
  texts: readonly HostileText[] = hostileTexts,
): void {
  describe.each(Object.entries(parsers))('src/%s', (_, functions) => {
    it.each(Object.entries(functions))('%s takes a short time for 100,000 hostile characters', (_name, parse) => {
      const [slow] = slowTexts(parse, bound, texts);
      expect(slow).toBeUndefined();
    });
  });
}
