import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from './answer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const folder = new URL('./public/', import.meta.url);

/** The page's files by path, read once: what is not in the folder cannot be asked for, whatever the path looks like. */
export function loadAssets(): ReadonlyMap<string, Answer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.flatMap((name): readonly (readonly [string, Answer])[] => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const path = `/${name.replaceAll('\\', '/')}`;
    return [[path, { status: 200, type, body: readFileSync(new URL(`.${path}`, folder)) }]];
  });
  const assets = new Map(files);
  const index = assets.get('/index.html');
  return index === undefined ? assets : assets.set('/', index);
}
