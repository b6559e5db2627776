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

/**
 * The pages' files by path, read once: what is not in the folder cannot be asked for, whatever the path looks like. A page is
 * found without its extension, too: `/engineer`.
 */
export function loadAssets(): ReadonlyMap<string, Answer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.flatMap((name): readonly (readonly [string, Answer])[] => {
    const extension = extname(name);
    const type = types[extension];
    if (type === undefined) return [];
    const path = `/${name.replaceAll('\\', '/')}`;
    const answer = { status: 200, type, body: readFileSync(new URL(`.${path}`, folder)) };
    return extension === '.html'
      ? [
          [path, answer],
          [path.slice(0, -5), answer],
        ]
      : [[path, answer]];
  });
  const assets = new Map(files);
  const index = assets.get('/index');
  return index === undefined ? assets : assets.set('/', index);
}
