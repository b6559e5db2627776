import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOsm } from '../../src/osm/index.ts';
import { loadedBy } from '../support/loaded-by.ts';
import { statusOf, startOsm, stopServers } from './osm.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('the client by itself', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'osm-alone-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The compiler of the build, with its strictness, on files of the folder. */
  async function compile(config: object): Promise<void> {
    const file = join(folder, 'tsconfig.json');
    await writeFile(file, JSON.stringify({ extends: join(root, 'tsconfig.json'), ...config }));
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', file]).catch((error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    });
  }

  it('has declarations, with which the example of its page compiles', async () => {
    await compile({
      compilerOptions: { rootDir: join(root, 'src'), outDir: join(folder, 'dist'), emitDeclarationOnly: true },
      files: [join(root, 'src/osm/index.ts')],
      include: [],
    });
    await copyFile(join(root, 'src/osm/schema.d.ts'), join(folder, 'dist/osm/schema.d.ts'));
    const page = await readFile(join(root, 'docs/osm-client.md'), 'utf8');
    const [, example = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
    expect(example).toContain('createOsm');
    await writeFile(join(folder, 'example.ts'), example.replace('service-tickets-slack/dist', './dist'));
    const options = {
      rootDir: folder,
      noEmit: true,
      declaration: false,
      typeRoots: [join(root, 'node_modules/@types')],
    };
    await compile({ compilerOptions: options, files: ['example.ts'], include: [] });
    // The check sees types, not any: a name that is none is found.
    await writeFile(
      join(folder, 'example.ts'),
      example.replace('service-tickets-slack/dist', './dist').replace('simple_description', 'no_such_field'),
    );
    await expect(compile({ compilerOptions: options, files: ['example.ts'], include: [] })).rejects.toThrow(
      'no_such_field',
    );
  });

  it('loads nothing of the rest of the app but rules of the domain', () => {
    const loaded = [...loadedBy(new URL('../../src/osm/index.ts', import.meta.url))];
    expect(loaded.length).toBeGreaterThan(30);
    expect(loaded.filter((path) => !/\/src\/(osm|tickets\/ticket)\//.test(path))).toEqual([]);
  });

  it('needs no cache', async () => {
    const { server } = await startOsm(({ path }) =>
      path === '/v3/auth/domains' ? { json: { domains: [{ id: 'found' }] } } : { json: { status: 1 } },
    );
    const { url: endpoint } = server;
    const osm = createOsm({ endpoint, iamEndpoint: endpoint, accessKey: { id: 'a', secret: 's' }, language: 'en-us' });
    await statusOf(osm);
    await statusOf(osm);
    expect(server.received.map(({ path }) => path)).toHaveLength(3);
    await stopServers();
  });
});
