import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from './answer.ts';
import { framed, pages } from './frame.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const folder = new URL('./public/', import.meta.url);

/** The pages and their files by path, read once: nothing else can be requested, whatever the path looks like. */
export function loadAssets(): ReadonlyMap<string, Answer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.flatMap((name): readonly (readonly [string, Answer])[] => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const path = `/${name.replaceAll('\\', '/')}`;
    return [[path, { status: 200, type, body: readFileSync(new URL(`.${path}`, folder)) }]];
  });
  return new Map([...files, ...loadPages()]);
}

function loadPages(): readonly (readonly [string, Answer])[] {
  const read = (name: string) => readFileSync(new URL(`./pages/${name}.html`, import.meta.url), 'utf8');
  const frame = read('frame');
  return pages.map((page) => {
    const body = framed(frame, read(page.name), page);
    return [page.path, { status: 200, type: 'text/html; charset=utf-8', body }];
  });
}
