import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../src/locales/index.ts';
import type { Modal } from '../../src/slack/kit/kit.ts';
import type { Message } from '../../src/slack/kit/message.ts';
import { messageFaults, viewFaults } from '../support/block-kit.ts';
import { formattedTexts } from '../support/mrkdwn.ts';
import { longTexts } from './gallery/content.ts';
import { digest } from './gallery/digest.ts';
import { gallery } from './gallery/index.ts';
import { makers, makersIn } from './gallery/makers.ts';

const languages = (['en', 'zh-CN'] as const).map((language) => ({ language, texts: createTexts(language) }));
const entries = gallery.map((entry) => ({ ...entry, title: [entry.name, entry.kind ?? []].flat().join(', ') }));
const english = createTexts('en');

/** What Slack would refuse, and what nobody should see: calls to a channel that are in effect, and halves of characters. */
function faultsOf(shown: Modal | Message): readonly string[] {
  return [
    ...('type' in shown ? viewFaults(shown) : messageFaults(shown)),
    ...formattedTexts(shown).filter((text) => text.includes('<!channel')),
    // Marks of foreign parts are for makers only.
    ...(JSON.stringify(shown).match(/[\ufdd0-\ufdef].{0,20}/g) ?? []),
    // JSON has an escape only for what is half of a pair.
    ...(JSON.stringify(shown).match(/\\ud[89a-f].{0,20}/g) ?? []),
  ];
}

describe('the gallery', () => {
  it('has an entry for every function that makes a view or a message', () => {
    // `modal` is what all the others make their views with.
    const made = makersIn('src/slack').filter((name) => name !== 'modal');
    const shown = new Set(gallery.map(({ name }) => name));
    expect(made.filter((name) => !shown.has(name))).toEqual([]);
    expect([...shown].filter((name) => !made.includes(name))).toEqual([]);
  });

  it('knows such a function however it is written', () => {
    const source = [
      'export function view(): Modal {}',
      'export async function later(): Promise<Message | undefined> {}',
      'export const arrow = (a: string): types.ModalView => make(a);',
      'export function untold() {}',
      'function inner(): Modal {}',
      'export function count(of: Message): number {}',
    ];
    expect(makers(source.join('\n'))).toEqual(['view', 'later', 'arrow', 'untold']);
  });
});

describe.each(entries)('$title', ({ shortest, longest }) => {
  it.each(languages)('is what Slack takes with the shortest and the longest content: $language', ({ texts }) => {
    expect(faultsOf(shortest(texts))).toEqual([]);
    const faults = Object.entries(longTexts).map(([kind, long]) => [kind, faultsOf(longest(texts, long))]);
    expect(faults.filter(([, found]) => found?.length !== 0)).toEqual([]);
  });

  it('has nothing of somebody else’s words in effect', () => {
    const shown = longest(
      english,
      '<@UFOREIGN> :foreign: *foreign* _foreign_ `foreign` <https://a.example|foreign>\n> foreign\n',
    );
    const marked =
      /<@UFOREIGN|:foreign:|\*foreign\*|(?<!\w)_foreign_|`foreign`|<https:\/\/a.example\|foreign|^(?:&gt;|>) ?foreign/m;
    expect(formattedTexts(shown).filter((text) => marked.test(text))).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/"user_id":"UFOREIGN"|"name":"foreign"/);
  });

  it('looks like this', () => {
    expect(shortest(english)).toMatchSnapshot('shortest');
    expect(digest(longest(english, longTexts.mixed))).toMatchSnapshot('longest');
  });
});
