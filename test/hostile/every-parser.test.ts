import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { documentParsers } from './document-parsers.ts';
import { bounds, slowTexts } from './feed.ts';
import { hostileTexts } from './inputs.ts';
import { configurationParsers, serviceParsers } from './service-parsers.ts';
import { slackParsers } from './slack-parsers.ts';
import { ticketParsers } from './ticket-parsers.ts';

const source = new URL('../../src/', import.meta.url);

/** Files whose expressions no stranger can feed at length, and what says so. */
const exempt: Readonly<Record<string, string>> = {
  'osm/answer-error.ts': 'splits headers of our own requests; the title of a page is looked for in 4,096 bytes',
  'osm/answer.ts': 'looks at 64 bytes',
  'osm/client.ts': 'fills in the paths of our own table',
  'osm/signature.ts': 'shortens a time that was just written',
  'slack/client.ts': 'reads a header, which Node keeps below 16 kB',
  'slack/create/open-form-state.ts': 'one class of characters, for inputs of up to 3,000',
  'slack/events.ts': 'one class of characters',
  'slack/interaction/outcome.ts': 'made of a list of words, none repeated',
  'slack/create/form/description.ts': 'reads an id of Slack that the form has checked',
};

const rooms = ['config.ts', 'config-variables.ts', 'ops', 'osm', 'slack', 'store', 'tickets', 'updates'];

/** The files of the bot in which an expression has no bound: something in it is repeated without one, or it is put together. */
function filesWithExpressions(): readonly string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && rooms.some((room) => path === room || path.startsWith(`${room}/`)))
    .filter((path) => path !== 'osm/schema.d.ts')
    .filter((path) => hasExpression(readFileSync(new URL(path, source), 'utf8')));
}

function hasExpression(code: string): boolean {
  const isUnbounded = (node: ts.Node): boolean => {
    if (ts.isRegularExpressionLiteral(node)) return /[+*]|\{\d+,\}/.test(withoutClasses(node.text));
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') return true;
    return ts.forEachChild(node, isUnbounded) ?? false;
  };
  return isUnbounded(ts.createSourceFile('', code, ts.ScriptTarget.Latest, true));
}

/** An expression without its escapes and classes, in which signs are no quantifiers. */
function withoutClasses(expression: string): string {
  return expression.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
}

describe('what hostile texts are fed to', () => {
  const fed = [slackParsers, documentParsers, ticketParsers, serviceParsers, configurationParsers].flatMap(Object.keys);
  const files = filesWithExpressions();

  it('is every file with an expression', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((path) => !fed.includes(path) && !(path in exempt))).toEqual([]);
  });

  it('is exempt only where there still is one', () => {
    expect(Object.keys(exempt).filter((path) => !files.includes(path) || fed.includes(path))).toEqual([]);
  });

  it('is long, and each text is another one', () => {
    expect(hostileTexts.every(({ text }) => text.length === 100_000)).toBe(true);
    expect(new Set(hostileTexts.map(({ text }) => text)).size).toBe(hostileTexts.length);
  });

  it.each([
    ['tries each blank as the first of the last ones', (text: string) => text.replace(/[ \t]+$/, '')],
    [
      'reads lines over and over to find a list',
      (text: string) => text.replace(/^(\s*)[•◦▪]\ufe0e?[^\S\n]+/gm, '$1- '),
    ],
    ['takes punctuation from the end of a word', (text: string) => text.replace(/[^\p{L}\p{N}]+$/gu, '')],
    ['looks for an end from each beginning', (text: string) => /<!--.*?-->/s.exec(text)],
    ['goes through the rest at each quotation mark', quadratic],
  ])('finds what %s', (_, parse) => {
    const [slow] = slowTexts(parse, bounds.parser);
    expect(slow).toBeDefined();
  });
});

/** Nothing of it is an expression. */
function quadratic(text: string): number {
  let count = 0;
  for (let from = text.indexOf("'"); from >= 0; from = text.indexOf("'", from + 1)) {
    for (let at = from; at < text.length && text.charAt(at) !== '"'; at += 1) count += 1;
  }
  return count;
}
