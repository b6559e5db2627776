import { afterEach, describe, expect, it } from '@jest/globals';
import { closing, until } from './support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from './support/user.ts';

describe('the app', () => {
  const open = closing(afterEach);

  it('can be stopped while much is in flight, and goes on from there', async () => {
    const sandbox = await open();
    const { tickets, workspace } = sandbox;
    const ids = Array.from({ length: 10 }, (_, number) => tickets.create({ description: `Number ${number}` }));
    const maya = sandbox.user('maya');
    await Promise.all(ids.map((id) => maya.types(`/ticket link ${id}`)));
    for (const id of ids) tickets.say(id, `Words for ${id}`);
    await Promise.all([...ids.map((id) => maya.types(`/ticket show ${id}`)), sandbox.stopBot()]).catch(() => undefined);
    await sandbox.startBot();
    await Promise.all(ids.map((id) => maya.types(`/ticket link ${id}`)));
    for (const id of ids) {
      await cardOf(workspace, id);
      tickets.say(id, `More for ${id}`);
      await replyIn(workspace, id, `More for ${id}`);
    }
    for (const message of workspace.channel('#support').messages) {
      const texts = message.replies.map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('can be stopped while posts hang; they arrive once after the next start', async () => {
    // A lease that ends soon: what could not be put down any more waits until then.
    const sandbox = await open({ timing: { lease: 3000, sendTimeout: 10_000 } });
    const { tickets, workspace } = sandbox;
    const maya = sandbox.user('maya');
    const followed = await Promise.all(
      Array.from({ length: 12 }, async (_, number) => {
        const place = `#place-${number}`;
        workspace.createChannel(place.slice(1), ['maya', 'service_tickets']);
        const id = tickets.create({ description: `Number ${number}` });
        await maya.types(`/ticket link ${id}`, place);
        await cardOf(workspace, id, place);
        return { id, place };
      }),
    );
    workspace.fail({ method: 'chat.postMessage', kind: 'timeout' });
    for (const { id } of followed) tickets.say(id, `Words for ${id}`);
    const hanging = () => workspace.requests('chat.postMessage').filter(({ outcome }) => outcome.includes('timeout'));
    await until(() => hanging().length === followed.length, 'posts that hang');
    await sandbox.stopBot();
    workspace.heal();
    await sandbox.startBot();
    for (const { id, place } of followed) {
      await replyIn(workspace, id, `Words for ${id}`, place);
      expect(await repliesOf(workspace, id, place)).toHaveLength(1);
    }
  });

  it('says at its start in one line what is wrong with its key, goes on, and tells operators', async () => {
    const environment = { OSM_SECRET_KEY: 'canary-of-another-key', IAM_ENDPOINT: undefined, OSM_DOMAIN_ID: 'known' };
    const sandbox = await open({ environment, hideSecrets: false });
    const host = new URL(sandbox.environment.OSM_ENDPOINT ?? '').host;
    const failed = () => sandbox.log.filter((line) => line.includes('credentials check failed'));
    await until(() => failed().length > 0, 'the failed check in the log');
    expect(failed().map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 50, host, code: 'APIGW.0301', check: ['OSM_SECRET_KEY'] }),
    ]);
    const status = (await sandbox.user('omar').ask('/ticket status')).text;
    expect(status).toMatch(
      // The gateway locks a key after some wrong signatures.
      /Huawei Cloud.*(the signature is wrong|the access key is locked).*Check .*OSM_SECRET_KEY/,
    );
    expect(status).toContain(':red_circle:');
    const list = (await sandbox.user('maya').ask('/ticket list')).text;
    expect(list).toContain("rejected this app's access key");
    expect(list).not.toContain('OSM_');
    expect([...sandbox.log, status, list].join()).not.toContain('canary-of-another-key');
  });

  it('says at its start that the service takes its key', async () => {
    const sandbox = await open();
    await until(() => sandbox.log.some((line) => line.includes('accepted the credentials')), 'the check in the log');
    expect((await sandbox.user('omar').ask('/ticket status')).text).not.toContain(':red_circle:');
  });

  it('says at which port it listens, and that it is well', async () => {
    const sandbox = await open({ mode: 'http' });
    const response = await fetch(new URL('/healthz', sandbox.address()));
    expect([response.status, await response.text()]).toEqual([200, 'ok']);
  });
});
