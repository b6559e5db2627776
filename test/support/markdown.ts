import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Folders with files that we did not write. */
const foreignFolders = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

/** The Markdown files in a folder and below, as paths relative to it. */
export function markdownFiles(root: string): readonly string[] {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return foreignFolders.has(entry.name) ? [] : files(path);
      return entry.name.endsWith('.md') ? [relative(root, path)] : [];
    });
  return files(root).toSorted();
}

/** Without code blocks, in which nothing is a link or a heading. */
const withoutBlocks = (markdown: string) =>
  markdown
    .split(/^ *```.*$/m)
    .filter((_, at) => at % 2 === 0)
    .join('');

/** The targets of links and pictures, in order. */
export function targetsIn(markdown: string): readonly string[] {
  const words = withoutBlocks(markdown).replaceAll(/`[^`\n]*`/g, '');
  return [...words.matchAll(/\]\(([^)\s]+)/g)].map(([, target = '']) => target);
}

/** The anchors of headings, as GitHub makes them (github-slugger 2). */
export function anchorsIn(markdown: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

/** The relative links in a file that are broken: the target file or heading does not exist. */
export function brokenLinks(root: string, file: string): readonly string[] {
  return targetsIn(readFileSync(join(root, file), 'utf8')).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const found = path === '' ? file : normalize(join(dirname(file), decodeURI(path)));
    if (found.startsWith('..') || !existsSync(join(root, found))) return true;
    if (anchor === undefined) return false;
    const isMarkdown = found.endsWith('.md') && statSync(join(root, found)).isFile();
    return !isMarkdown || !anchorsIn(readFileSync(join(root, found), 'utf8')).includes(anchor);
  });
}
