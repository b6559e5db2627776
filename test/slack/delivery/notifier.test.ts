import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { startWorkspace, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { createClient } from '../../../src/slack/client.ts';
import { createNotifier } from '../../../src/slack/delivery/notifier.ts';
import type { Notice, Notifier } from '../../../src/updates/ports.ts';
import { texts } from '../harness.ts';

const manifest = JSON.parse(readFileSync('manifests/socket-mode.json', 'utf8')) as { features: object };
const never = new AbortController().signal;

describe('a notice in a direct message', () => {
  let workspace: WorkspaceServer;
  let notifier: Notifier;

  const start = async (changed: object = manifest) => {
    const botToken = 'xoxb-canary';
    workspace = await startWorkspace({ mode: 'socket', botToken, appToken: 'xapp-canary', manifest: changed });
    const client = createClient(botToken, workspace.apiUrl, pino({ level: 'silent' }));
    notifier = createNotifier({ client, texts });
  };
  beforeEach(() => start());
  afterEach(() => workspace.close());

  const notice = (creator = 'U0MAYA0000', id = 'suspended:L1:5'): Notice => ({
    ...{ id, creator, channel: 'C0OLD00000', reason: 'is_archived' },
    ...{ tickets: ['4711'], followsNew: false },
  });
  const read = () => workspace.control.channel('@maya').messages;

  it('reaches the creator, with buttons, and is found again', async () => {
    const before = Date.now();
    const told = await notifier.notify(notice(), never);
    expect(told).toEqual({ outcome: 'posted', ts: read()[0]?.ts });
    expect(read()[0]?.text).toContain('4711');
    expect(read()[0]?.buttons.map(({ label }) => label)).toEqual(['Resume', 'Move to another channel']);
    expect(await notifier.find(notice(), before, never)).toEqual({ ...told, outcome: 'found' });
    expect(await notifier.find(notice('U0MAYA0000', 'suspended:L1:6'), before, never)).toEqual({ outcome: 'absent' });
  });

  it('is unclear where the answer got lost, and is found', async () => {
    const before = Date.now();
    workspace.control.fail({ method: 'chat.postMessage', kind: 'drop-after', times: 1 });
    expect(await notifier.notify(notice(), never)).toMatchObject({ outcome: 'unclear' });
    expect(await notifier.find(notice(), before, never)).toEqual({ outcome: 'found', ts: read()[0]?.ts });
  });

  it('is looked for also where there never was a direct message', async () => {
    expect(await notifier.find(notice(), Date.now(), never)).toEqual({ outcome: 'absent' });
  });

  it('is refused where the creator is gone', async () => {
    workspace.control.deactivate('maya');
    expect(await notifier.notify(notice(), never)).toEqual({ outcome: 'refused', reason: 'user_not_found' });
    expect(await notifier.find(notice(), 0, never)).toEqual({ outcome: 'refused', reason: 'user_disabled' });
  });

  it('is refused where the app may not send direct messages', async () => {
    await workspace.close();
    const app_home = { home_tab_enabled: false, messages_tab_enabled: false, messages_tab_read_only_enabled: false };
    await start({ ...manifest, features: { ...manifest.features, app_home } });
    expect(await notifier.notify(notice(), never)).toEqual({ outcome: 'refused', reason: 'messages_tab_disabled' });
  });

  it('waits where Slack takes nothing from the app, or limits it', async () => {
    workspace.control.revokeToken();
    expect(await notifier.notify(notice(), never)).toEqual({ outcome: 'barred', reason: 'token_revoked' });
    workspace.control.restoreToken();
    workspace.control.fail({ method: 'chat.postMessage', kind: '429', retryAfter: 3, times: 1 });
    expect(await notifier.notify(notice(), never)).toEqual({ outcome: 'throttled', retryAfter: 3000 });
  });
});
