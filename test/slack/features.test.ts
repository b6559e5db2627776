import { describe, expect, it } from '@jest/globals';
import { features } from '../../src/slack/features.ts';
import type { Feature } from '../../src/slack/interaction/feature.ts';

/** What is claimed more than once. */
function doubled(claims: readonly string[]): readonly string[] {
  return claims.filter((claim, at) => claims.indexOf(claim) !== at);
}

describe('the features', () => {
  it.each<[string, (feature: Feature) => readonly string[]]>([
    ['command or alias', ({ commands = [] }) => commands.flatMap(({ name, aliases = [] }) => [name, ...aliases])],
    ['button or menu', ({ clicks = {} }) => Object.keys(clicks)],
    ['form', ({ submissions = {} }) => Object.keys(submissions)],
    ['menu that is searched', ({ suggestions = {} }) => Object.keys(suggestions)],
  ])('claim no %s twice', (_, claimed) => {
    const claims = features.flatMap(claimed);
    expect(claims.length).toBeGreaterThan(0);
    expect(doubled(claims)).toEqual([]);
  });
});
