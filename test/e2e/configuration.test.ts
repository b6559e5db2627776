import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appManifest } from '../../src/manifest/app-manifest.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import type { User } from '../support/user.ts';

describe('the lists that configure forms', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;

  beforeAll(async () => {
    // The delay before a failed service is asked again is not tested here.
    sandbox = await open({ limits: { breakerFailures: 1000 } });
    maya = sandbox.user('maya');
  });

  const calls = (operation: string) => sandbox.tickets.requests().counts[operation] ?? 0;
  const lists = ['listProductCategories', 'listRegions', 'listAreaCodes', 'showAccessoryLimits', 'listCaseLimits'];
  const options = async (label: string) => (await maya.field(label)).options.map(({ text }) => text.text);

  it('are read at start in both languages, before anybody asks, and not again for each form', async () => {
    await until(() => lists.every((list) => calls(list) === 2), 'the lists of both languages');
    await maya.fillsNewTicket('The first form');
    await maya.closes();
    expect(lists.map(calls)).toEqual(lists.map(() => 2));
    expect(calls('listProblemTypes')).toBe(1);
  });

  it('are named if the service refuses them, with a retry that keeps what was typed', async () => {
    sandbox.tickets.fail({ operation: 'listProblemTypes', kind: 'business', code: 'OSM.01010002', times: 1 });
    await maya.types('/ticket new With a list that is refused');
    await maya.fills({ 'Product or service': 'Elastic Load Balance' });
    const told = await maya.form('allowed to do this');
    expect((await maya.field('Description')).value).toBe('With a list that is refused');
    await maya.opens({ view: told.id }, 'Try again');
    expect(await options('Problem type')).toContain('Service not available');
    await maya.closes();
  });

  it("fill the form while the service is down, also after a restart, in each person's language", async () => {
    await sandbox.stopBot();
    sandbox.tickets.fail({ kind: '500' });
    await sandbox.startBot();
    await maya.fillsNewTicket('While the service is down');
    for (const field of ['Region', 'Severity', 'Template', 'Country code'])
      expect(await options(field)).not.toEqual([]);

    sandbox.workspace.setLocale('liwei', 'zh-CN');
    const liwei = sandbox.user('liwei');
    await liwei.types('/ticket new 磁盘已满');
    const { blockId } = await liwei.field('产品或服务');
    const { options: products } = await sandbox.workspace.suggest(
      'liwei',
      (await liwei.form('新建工单')).id,
      blockId,
      '弹性云',
    );
    expect(products.map(({ text }) => text.text)).toContain('弹性云服务器');
    await liwei.closes();

    sandbox.tickets.heal();
    await maya.submits();
    await maya.form(':white_check_mark:');
    await maya.closes();
    expect(sandbox.tickets.list().map(({ description }) => description)).toEqual(['While the service is down']);
  });
});

describe('a command of another name', () => {
  const open = closing(afterAll);

  it('appears in texts and works; so does any other command that Slack sends', async () => {
    const manifest = JSON.parse(JSON.stringify(appManifest({ command: '/huawei' }))) as {
      features: { slash_commands: object[] };
    };
    // The command in Slack may differ from the configuration.
    manifest.features.slash_commands.push({ command: '/unlike', description: 'The same' });
    const sandbox = await open({ environment: { SLACK_COMMAND: '/huawei' }, workspace: { manifest } });
    const maya = sandbox.user('maya');
    const help = await maya.ask('/huawei help');
    expect(help.text).toContain('/huawei list');
    expect(help.text).not.toContain('/ticket');
    expect((await maya.ask('/huawei shwo')).text).toContain('Did you mean `/huawei show`?');
    expect((await maya.ask('/unlike help')).text).toBe(help.text);
  });
});
