import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { createTexts, type TextKey, type Texts } from '../../../src/locales/index.ts';
import { en } from '../../../src/locales/en/index.ts';
import { failureMessage, inWords, wordings, type Message } from '../../../src/slack/kit/message.ts';
import { foreign } from '../../../src/slack/text/document.ts';
import { messageFaults } from '../../support/block-kit.ts';
import { longId, longTexts } from '../gallery/content.ts';

type Values = Record<string, string | number>;
/** What is put into a text: for a name that stands for a word or number, and where a plural is meant. */
interface Content {
  readonly plain: (name: string) => string | number;
  readonly many: number;
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** All sets of values that make another sentence: each branch of a `select`, and numbers that plurals tell apart. */
function variants(key: TextKey, { plain, many }: Content): readonly Values[] {
  const named = (element: Element): (readonly [string, readonly (string | number)[]])[] => {
    if ('options' in element) {
      const inner = Object.values(element.options).flatMap(({ value }) => value.flatMap(named));
      const choices = 'offset' in element ? [0, 1, many] : Object.keys(element.options);
      return [[element.value, choices], ...inner];
    }
    // A literal text (type 0 of the parser) and the number sign of a plural name nothing.
    const kind: number = element.type;
    return kind === 0 || !('value' in element) ? [] : [[element.value, [plain(element.value)]]];
  };
  const ast = new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true }).getAst();
  return [...new Map(ast.flatMap(named))].reduce<readonly Values[]>(
    (sets, [name, choices]) => sets.flatMap((set) => choices.map((choice) => ({ ...set, [name]: choice }))),
    [{}],
  );
}

/** Whatever went wrong is said as `reportFailure` says it. */
const errors = (Object.keys(en) as TextKey[]).filter((key) => /^errors\.(?!quote|title|outdated)/.test(key));

const sayings: readonly (readonly [TextKey, (values: Values, texts: Texts) => Message])[] = [
  ...wordings.map((key) => [key, (values: Values, texts: Texts) => inWords(key, values, texts)] as const),
  ...errors.map((key) => [key, (values: Values, texts: Texts) => failureMessage(texts(key, values))] as const),
];

/** What stands for a number in a text, or for a word that is foreign. */
const numbers = new Set(['file', 'finished', 'length', 'limit', 'of']);
const short: Content = { many: 7, plain: (name) => (numbers.has(name) ? 7 : name) };
const longest = (long: string): Content => {
  const many = Number.MAX_SAFE_INTEGER;
  return { many, plain: (name) => (numbers.has(name) ? many : name === 'id' ? longId : foreign(long)) };
};

describe('what is said in words alone', () => {
  it('reads like this', () => {
    const texts = createTexts('en');
    const said = sayings.flatMap(([key, say]) =>
      variants(key, short).map((values) => `${key}: ${say(values, texts).text}`),
    );
    expect(said).toMatchSnapshot();
  });

  it.each(['en', 'zh-CN'] as const)('is what Slack takes, however long its values are: %s', (language) => {
    const texts = createTexts(language);
    const faults = sayings.flatMap(([key, say]) =>
      [short, ...Object.values(longTexts).map(longest)].flatMap((content) =>
        variants(key, content).flatMap((values) =>
          messageFaults(say(values, texts)).map((fault) => `${key}: ${fault}`),
        ),
      ),
    );
    expect(faults).toEqual([]);
  });
});
