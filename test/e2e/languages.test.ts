import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf, replyIn, type User } from '../support/user.ts';

describe('a person whose Slack is in Chinese', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let liwei: User;
  let id: string;

  beforeAll(async () => {
    sandbox = await open();
    sandbox.workspace.setLocale('liwei', 'zh-CN');
    liwei = sandbox.user('liwei');
    id = await sandbox.user('maya').createsTicket('The disk is full', '#support');
  });

  it('is answered in Chinese, with names that the ticket service has in Chinese', async () => {
    expect((await liwei.ask('/ticket help')).text).toContain('服务工单命令');
    const card = await liwei.ask(`/ticket show ${id}`);
    expect(card.text).toContain('弹性云服务器');
    expect(card.text).toContain('待受理');
    expect(card.buttons.map(({ label }) => label)).toContain('回复');
    expect((await liwei.ask('/ticket show ../x')).text).toContain('工单号只包含');
  });

  it('fills in a form in Chinese, and gets error messages in Chinese', async () => {
    await liwei.types('/ticket new 磁盘已满');
    const form = await liwei.form('新建工单');
    const { blockId } = await liwei.field('产品或服务');
    const { options } = await sandbox.workspace.suggest('liwei', form.id, blockId, '弹性云');
    expect(options.map(({ text }) => text.text)).toContain('弹性云服务器');
    await liwei.fills({ 产品或服务: '弹性云服务器' });
    await liwei.fills({ 问题类型: '服务故障' });
    await liwei.fills({ 区域: '华北-北京四', 邮箱: '不是地址' });
    const { outcome, errors } = await liwei.submits();
    expect(outcome).toBe('errors');
    expect(Object.values(errors ?? {})).toContain('请输入一个邮箱地址。');
    await liwei.closes();
  });

  it('gets refusals in Chinese, also if the ticket service does not work', async () => {
    sandbox.tickets.fail({ operation: 'showCaseDetail', kind: '500' });
    expect((await liwei.ask(`/ticket show ${id}`)).text).toMatch(/目前无法访问华为云.*（代码 \w+）/s);
    sandbox.tickets.heal();
  });

  it("does not affect what everybody sees: cards and replies use the account's language", async () => {
    expect((await cardOf(sandbox.workspace, id)).text).toContain('Elastic Cloud Server');
    sandbox.tickets.say(id, 'Please send logs');
    expect((await replyIn(sandbox.workspace, id, 'Please send logs')).text).toContain('engineer');
    expect((await sandbox.user('maya').ask(`/ticket show ${id}`)).text).toContain('Elastic Cloud Server');
  });
});
