import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { pages } from '../../../src/sandbox/page/frame.ts';
import { textsIn } from '../../support/texts-in.ts';

const page = fileURLToPath(new URL('../../../src/sandbox/page/', import.meta.url));

type Table = Readonly<Record<string, string>>;
interface Words {
  readonly tables: Readonly<Record<string, Table>>;
  readonly speaker: (language: string | null) => {
    readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
    readonly counted: (key: string, count: number) => string;
  };
}

const { tables, speaker } = (await import(`${page}public/words/table.js`)) as Words;
const english = tables['en-US'] ?? {};
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

const scripts = readdirSync(`${page}public`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js') && !name.startsWith('words/'))
  .map((name) => `${page}public/${name}`);
const html = readdirSync(`${page}pages`).map((name) => readFileSync(`${page}pages/${name}`, 'utf8'));

describe('the words of the pages', () => {
  it.each(Object.entries(tables))('are all there in %s, with the same values in them', (_, table) => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(table)) {
      expect([key, text.trim() === '']).toEqual([key, false]);
      expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')]);
    }
  });

  it('put values into their places, count, and are English in a language that is not there', () => {
    expect(speaker('en-US').counted('log.replies', 1)).toBe('1 reply');
    expect(speaker('zh-CN').counted('log.replies', 2)).toBe('2 条回复');
    expect(speaker('tlh').t('composer.label', { title: '{title}' })).toBe('Message {title}');
    expect(() => speaker(null).t('nothing')).toThrow('There are no words for nothing.');
  });

  it('are those that the scripts and the HTML ask for, and no others', () => {
    const source = scripts.map((file) => readFileSync(file, 'utf8')).join('\n');
    // Keys in full, and the beginnings of those that are put together: `status.${code}`.
    const full = [...source.matchAll(/'([a-z][\w.-]*)'/gi)].map(([, key]) => key ?? '');
    const begun = [...source.matchAll(/\bt\(`([\w.]+\.)\$\{/g)].map(([, key]) => key ?? '');
    const counted = [...source.matchAll(/counted\('([\w.]+)'/g)].map(([, key]) => `${key ?? ''}.`);
    const named = html.flatMap((text) => [...text.matchAll(/data-t(?:-\w+)?="([^"]+)"/g)].map(([, key]) => key ?? ''));
    const framed = pages.flatMap(({ name }) => ['title', 'skip', 'pages'].map((part) => `${part}.${name}`));
    const known = new Set([...full, ...named, ...framed]);
    const used = (key: string) => known.has(key) || [...begun, ...counted].some((start) => key.startsWith(start));
    expect(Object.keys(english).filter((key) => !used(key))).toEqual([]);
    const asked = [...source.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key ?? '');
    expect([...asked, ...named].filter((key) => !(key in english))).toEqual([]);
    expect(begun.filter((start) => !Object.keys(english).some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('stand in their tables, and nowhere else', () => {
    // Sentences and labels begin with a capital; class names, ids and selectors do not.
    const label = /^\p{Lu}\p{Ll}|\p{Script=Han}/u;
    const keys = new Set(['Enter', 'Escape', 'Tab', 'Backspace', 'ArrowDown', 'ArrowUp', 'Files', 'Slackbot']);
    const found = scripts.flatMap((file) => textsIn(file, label).filter((text) => !keys.has(text)));
    expect(found).toEqual([]);
    const left = html
      .map((text) => text.replace(/<noscript>.*<\/noscript>|<title[^]*<\/title>|<h1>Service Tickets|<!--.*?-->/g, ''))
      .flatMap((text) => [
        ...[...text.matchAll(/>([^<>]*)</g)].filter(([, words = '']) => /\p{L}{2}/u.test(words)),
        ...text.matchAll(/\s(?:aria-label|title|placeholder)="/g),
      ]);
    expect(left.map(String)).toEqual([]);
  });
});
