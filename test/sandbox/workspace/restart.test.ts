import { afterEach, describe, expect, it } from '@jest/globals';
import { startWorkspace, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { createClient, tokens } from './support.ts';

const running: WorkspaceServer[] = [];
async function start(options: Partial<Parameters<typeof startWorkspace>[0]> = {}): Promise<WorkspaceServer> {
  const workspace = await startWorkspace({ mode: 'socket', ...tokens, ...options });
  running.push(workspace);
  return workspace;
}
afterEach(async () => {
  for (const workspace of running.splice(0)) await workspace.close();
});

describe('a snapshot', () => {
  it('carries channels, threads, people and files over a restart', async () => {
    const first = await start();
    const { control } = first;
    const typed = await control.type('maya', '#support', 'root');
    const ts = typed.kind === 'message' ? typed.ts : '';
    const metadata = { event_type: 'batch', event_payload: { id: 1 } };
    const blocks = [{ type: 'divider' }, { type: 'section', text: { type: 'mrkdwn', text: 'answer' } }];
    await createClient(first).chat.postMessage({ channel: 'C0SUPPORT0', thread_ts: ts, text: 'a', blocks, metadata });
    const { files } = await control.upload(
      'maya',
      { channel: '#support' },
      { name: 'a.bin', content: new Uint8Array([0, 255]) },
    );
    control.rename('random', 'chance');
    control.addPerson({ name: 'nadia', role: 'guest' });
    const home = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    await createClient(first).views.publish({ user_id: 'U0MAYA0000', view: home });

    const kept: unknown = JSON.parse(JSON.stringify(first.snapshot()));
    const second = await start({ snapshot: kept });
    expect(second.snapshot()).toEqual(first.snapshot());
    expect(second.control.channel('#support')).toEqual(control.channel('#support'));
    expect(second.control.thread('#support', ts)[1]).toMatchObject({ text: '---\nanswer', metadata });
    expect(second.control.screen('maya').home?.text).toBe('---');
    const { file } = await createClient(second).files.info({ file: files[0] ?? '' });
    expect(file?.url_private).toMatch(second.apiUrl.replace('/api/', ''));
    await second.control.type('maya', '#support', 'goes on', { thread: ts });
    expect(control.thread('#support', ts)).toHaveLength(2);
  });

  it('is refused where it is none', async () => {
    await expect(start({ snapshot: { version: 2 } })).rejects.toThrow('version');
  });
});

describe('the control calls over HTTP', () => {
  async function call(workspace: WorkspaceServer, body: string, headers: Record<string, string> = {}): Promise<string> {
    const url = workspace.apiUrl.replace('/api/', '/_control');
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return `${response.status} ${await response.text()}`;
  }
  const ask = (workspace: WorkspaceServer, method: string, ...args: unknown[]) =>
    call(workspace, JSON.stringify({ method, args }));

  it('drive the workspace from another process', async () => {
    const workspace = await start({ controlOverHttp: true });
    const revision = await workspace.control.changed(-1);
    expect(await ask(workspace, 'type', 'maya', '#support', 'hello')).toMatch(/^200 .*"kind":"message"/);
    expect(await ask(workspace, 'changed', revision, 1000)).not.toBe(`200 {"ok":true,"result":${revision}}`);
    expect(await ask(workspace, 'channel', '#support')).toContain('"text":"hello"');
    expect(await ask(workspace, 'upload', 'maya', { channel: '#support' }, { name: 'a.log', base64: 'eA==' })).toMatch(
      /^200/,
    );
    expect(await ask(workspace, 'modal', 'maya')).toBe('200 {"ok":true,"result":null}');
  });

  it('say what is wrong with a call', async () => {
    const workspace = await start({ controlOverHttp: true });
    expect(await ask(workspace, 'type', 'nobody', '#support', 'x')).toBe(
      '400 {"ok":false,"error":"There is nobody called nobody."}',
    );
    expect(await ask(workspace, 'explode')).toMatch(/^404/);
    expect(await ask(workspace, 'waitFor')).toMatch(/^404/);
    expect(await ask(workspace, 'click')).toMatch(/^400/);
    expect(await call(workspace, '{')).toMatch(/^400/);
    expect(await call(workspace, '{"method":"people"}', { 'content-type': 'text/plain' })).toMatch(/^400/);
  });

  it('are for pages of this machine only, and there only on demand', async () => {
    const workspace = await start({ controlOverHttp: true });
    const people = '{"method":"people"}';
    expect(await call(workspace, people, { origin: 'http://localhost:8080' })).toMatch(/^200/);
    expect(await call(workspace, people, { origin: 'https://evil.test' })).toMatch(/^403/);
    expect(await ask(await start(), 'people')).toMatch(/^404/);
  });
});
