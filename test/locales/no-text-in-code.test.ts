import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { textsIn } from '../support/texts-in.ts';

it('texts for people are in the locales, and nowhere else', () => {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const rooms = ['slack', 'tickets'].flatMap((room) =>
    readdirSync(`${root}${room}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  const found = rooms.flatMap((name) => textsIn(root + name).map((text) => `${name}: ${text}`));
  expect(found).toEqual([]);
});
