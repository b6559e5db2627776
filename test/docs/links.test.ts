import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anchorsIn, brokenLinks, markdownFiles } from '../support/markdown.ts';

const files = markdownFiles('.');

describe('relative links', () => {
  it('are looked for in the front page, the docs, and the files for contributors', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ...['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md'],
        ...['docs/architecture.md', 'docs/decisions/README.md'],
      ]),
    );
  });

  it.each(files)('in %s lead to a file and a heading that exist', (file) => {
    expect(brokenLinks('.', file)).toEqual([]);
  });

  it('that lead nowhere are found', () => {
    const root = mkdtempSync(join(tmpdir(), 'links-'));
    try {
      mkdirSync(join(root, 'docs'));
      writeFileSync(join(root, 'docs/there.md'), '# Who can’t *do* `x`?\n\n```sh\n# no heading\n```\n');
      const links = [
        ...['docs/there.md', 'docs/there.md#who-cant-do-x', '#top', 'https://example.com/none', 'docs'],
        ...['docs/gone.md', 'docs/there.md#no-heading', '#none', '../outside.md', 'docs#top'],
      ];
      const text = links.map((link) => `[a link](${link})`).join('\n');
      writeFileSync(join(root, 'page.md'), `# Top\n\n${text}\n\n\`[code](none.md)\`\n\n![picture](none.png)\n`);
      expect(brokenLinks(root, 'page.md')).toEqual([...links.slice(5), 'none.png']);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('know two headings of the same words apart', () => {
    expect(anchorsIn('# One: two\n## One: two\n')).toEqual(['one-two', 'one-two-1']);
  });
});
