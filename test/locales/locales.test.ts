import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { createTexts } from '../../src/locales/index.ts';
import { en } from '../../src/locales/en/index.ts';
import { zhCN } from '../../src/locales/zh-CN/index.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The values that a message wants, with the branches that a `select` has of them. */
function placeholders(message: string): string[] {
  const named = (element: Element): string[] => {
    if ('options' in element) {
      const branches = Object.entries(element.options);
      // Plural branches are the language's own; those of a `select` are ours.
      const choices = !('offset' in element) ? [`${element.value} of ${branches.map(([key]) => key).join(', ')}`] : [];
      return [element.value, ...choices, ...branches.flatMap(([, { value }]) => value.flatMap(named))];
    }
    // A literal text (type 0 of the parser) and the number sign of a plural name nothing.
    const kind: number = element.type;
    return kind === 0 || !('value' in element) ? [] : [element.value];
  };
  const ast = new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
  return [...new Set(ast.flatMap(named))].sort();
}

const keys = Object.keys(en) as (keyof typeof en)[];

describe('the texts in Chinese', () => {
  it('have the keys of the English ones, and no other', () => {
    expect(Object.keys(zhCN).sort()).toEqual([...keys].sort());
  });

  it('want the same values', () => {
    const differing = keys.filter((key) => placeholders(en[key]).join() !== placeholders(zhCN[key]).join());
    expect(differing.map((key) => ({ key, en: placeholders(en[key]), zh: placeholders(zhCN[key]) }))).toEqual([]);
  });

  it('are in Chinese, but for what is the same everywhere', () => {
    const foreign = keys.filter(
      (key) => /[A-Za-z]{2}/.test(withoutCode(en[key])) && !/\p{Script=Han}/u.test(zhCN[key]),
    );
    expect(foreign).toEqual([]);
  });

  it('keep each command as it is typed', () => {
    const commandsIn = (message: string) =>
      [...message.matchAll(/`(\/\w+(?: [a-z]+)?)/g)].map(([, typed]) => typed).sort();
    for (const key of keys) expect([key, ...commandsIn(zhCN[key])]).toEqual([key, ...commandsIn(en[key])]);
  });
});

describe('the name of the command', () => {
  const naming = keys.filter((key) => en[key].includes('/ticket'));

  it.each(['en', 'zh-CN'] as const)('is the configured one in every text that has it (%s)', (language) => {
    const texts = createTexts(language, '/my_desk');
    const values = new Proxy({}, { get: () => 1, has: () => true });
    const said = naming.map((key) => texts(key, values));
    expect(naming.length).toBeGreaterThan(40);
    expect(said.filter((text) => text.includes('/ticket'))).toEqual([]);
    expect(said.filter((text) => !text.includes('/my_desk'))).toEqual([]);
  });

  it('is /ticket where nothing is configured', () => {
    expect(createTexts('en')('commands.list.usage')).toContain('`/ticket list');
  });
});

/** Without placeholders and without what stands in backquotes. */
function withoutCode(message: string): string {
  return message.replaceAll(/`[^`]*`|\{[^{}]*\}/g, '');
}
