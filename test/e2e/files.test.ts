import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { type User } from '../support/user.ts';

const created = ':white_check_mark:';

describe('files', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;

  beforeAll(async () => {
    // The service's list has a type that Slack does not know, so Slack allows every file and the bot must check.
    const serviceLimits = { attachmentTypes: ['txt', 'png', 'trace'], attachmentSize: 1, attachmentCount: 2 };
    sandbox = await open({ serviceLimits });
    maya = sandbox.user('maya');
  });

  afterEach(async () => {
    sandbox.workspace.heal();
    sandbox.workspace.redirectFiles();
    while (sandbox.workspace.modal('maya') !== undefined) await maya.closes();
    await sandbox.settled();
  });

  const uploads = () => sandbox.tickets.requests().counts.uploadAccessory ?? 0;

  it.each([
    [
      'too large',
      [{ name: 'core.txt', content: 'x'.repeat(1_500_000) }],
      ['core.txt is 1.4 MB', 'can have up to 1 MB'],
    ],
    ['of a wrong type', [{ name: 'run.exe', content: 'MZ' }], ['run.exe', 'txt, png, trace']],
  ])('that are %s are refused before anything is uploaded', async (_, files, words) => {
    const before = sandbox.tickets.requests().counts;
    await maya.fillsNewTicket('With files that do not fit');
    await maya.attaches(...files);
    const { outcome, errors } = await maya.submits();
    expect(outcome).toBe('errors');
    for (const word of words) expect(Object.values(errors ?? {}).join()).toContain(word);
    expect((await maya.field('Description')).value).toBe('With files that do not fit');
    const after = sandbox.tickets.requests().counts;
    expect(Object.keys(after).filter((name) => /accessor/i.test(name) && after[name] !== before[name])).toEqual([
      ...(before.showAccessoryLimits === after.showAccessoryLimits ? [] : ['showAccessoryLimits']),
    ]);
    expect(sandbox.tickets.list()).toEqual([]);
  });

  it('that are too many, from a message, are reported with their number', async () => {
    const files = ['a', 'b', 'c'].map((name) => ({ name: `${name}.txt`, content: name }));
    const { ts } = await sandbox.workspace.upload('maya', { channel: '#support', text: 'Look' }, files);
    await sandbox.workspace.shortcut('maya', 'ticket_create_from_message', { channel: '#support', ts: ts ?? '' });
    const kept = await maya.field('Files to attach');
    expect(kept.value).toHaveLength(2);
    await maya.fills({ 'Files to attach': ['a.txt', 'b.txt', 'c.txt'] });
    await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
    await maya.fills({ 'Problem type': 'Service not available' });
    await maya.fills({ Region: 'CN North-Beijing4' });
    const { outcome, errors } = await maya.submits();
    expect(outcome).toBe('errors');
    expect(Object.values(errors ?? {}).join()).toContain('Attach up to 2; there are 3 files');
    expect(uploads()).toBe(0);
  });

  it('without an upload are not offered: external documents, canvases, lists, emails', async () => {
    const files = [
      { name: 'a.txt', content: 'a' },
      { name: 'Plan', mode: 'external' as const },
      { name: 'Notes', mode: 'quip' as const },
      { name: 'Sprint Board', mode: 'list' as const },
      { name: 'It is down', mode: 'email' as const, content: 'Since 09:40.' },
    ];
    const { ts = '' } = await sandbox.workspace.upload('maya', { channel: '#support', text: 'See these' }, files);
    await sandbox.workspace.shortcut('maya', 'ticket_create_from_message', { channel: '#support', ts });
    const kept = await maya.field('Files to attach');
    expect(kept.options.map(({ text }) => text.text)).toEqual(['a.txt']);
    expect((await maya.form('New ticket')).text).toContain("4 files of the message aren't included");
  });

  it('that are allowed arrive byte for byte', async () => {
    const bytes = randomBytes(900_000);
    await maya.fillsNewTicket('With a picture');
    await maya.attaches({ name: 'Bild ü 图.png', content: bytes }, { name: 'empty-ish.trace', content: ' ' });
    await maya.submits();
    await maya.form(created);
    const ticket = await until(() => sandbox.tickets.list()[0], 'the ticket');
    expect(ticket.messages[0]?.attachments).toHaveLength(2);
    const [picture] = sandbox.attachments(ticket.messages[0]?.attachments ?? []);
    expect(picture?.name).toBe('Bild ü 图.png');
    expect(picture?.bytes.equals(bytes)).toBe(true);
  });

  it('of a refused ticket are deleted, and sent with the next attempt', async () => {
    const kept = () => sandbox.tickets.requests().counts;
    const before = kept();
    await maya.fillsNewTicket('Refused with files');
    await maya.attaches({ name: 'a.txt', content: 'a' }, { name: 'b.txt', content: 'b' });
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010009', times: 1 });
    await maya.submits();
    await maya.form('cover this type of ticket');
    expect(kept().deleteAccessories).toBe((before.deleteAccessories ?? 0) + 2);
    await maya.submits();
    await maya.form(created);
    const ticket = sandbox.tickets.list().find(({ description }) => description === 'Refused with files');
    expect(sandbox.attachments(ticket?.messages[0]?.attachments ?? [])).toHaveLength(2);
  });

  it.each([
    ['refuses', 'business', 'attachment limit is used up'],
    ['loses', '500', 'answer in time'],
  ] as const)('that the service %s prevent the ticket, and are sent with the next attempt', async (_, kind, words) => {
    const before = sandbox.tickets.list().length;
    await maya.fillsNewTicket(`Kept back: ${kind}`);
    await maya.attaches({ name: 'a.txt', content: 'a' });
    sandbox.tickets.fail({ operation: 'uploadAccessory', kind, code: 'OSM.01010005' });
    await maya.submits();
    await maya.form(words);
    expect(sandbox.tickets.list()).toHaveLength(before);
    sandbox.tickets.heal();
    await maya.submits();
    await maya.form(created);
    const ticket = sandbox.tickets.list().find(({ description }) => description === `Kept back: ${kind}`);
    expect(sandbox.attachments(ticket?.messages[0]?.attachments ?? [])).toHaveLength(1);
  });

  it('of a refused reply are deleted, and sent with the next attempt', async () => {
    const ticket = sandbox.tickets.list()[0]?.id ?? '';
    const deleted = sandbox.tickets.requests().counts.deleteAccessories ?? 0;
    await maya.types(`/ticket reply ${ticket}`);
    await maya.fills({ 'Your reply': 'Refused at first' });
    await maya.attaches({ name: 'a.txt', content: 'a' });
    sandbox.tickets.fail({ operation: 'createMessages', kind: 'business', code: 'OSM.01010002', times: 1 });
    await maya.submits();
    await maya.form('allowed to do this');
    expect(sandbox.tickets.requests().counts.deleteAccessories).toBe(deleted + 1);
    expect((await maya.field('Your reply')).value).toBe('Refused at first');
    await maya.submits();
    await maya.form('sent to ticket');
    expect(sandbox.tickets.get(ticket).messages.at(-1)).toMatchObject({
      text: 'Refused at first\n\n— maya (Slack)',
    });
    expect(sandbox.attachments(sandbox.tickets.get(ticket).messages.at(-1)?.attachments ?? [])).toHaveLength(1);
  });

  it('that may belong to a ticket stay', async () => {
    const before = sandbox.tickets.requests().counts.deleteAccessories;
    await maya.fillsNewTicket('Created without an answer');
    await maya.attaches({ name: 'a.txt', content: 'a' });
    sandbox.tickets.fail({ operation: 'createCases', kind: 'drop-after', times: 1 });
    await maya.submits();
    await maya.form(created);
    expect(sandbox.tickets.requests().counts.deleteAccessories).toBe(before);
  });

  it('show their progress in the form, while it stays open', async () => {
    const ticket = sandbox.tickets.list()[0]?.id ?? '';
    await maya.types(`/ticket reply ${ticket}`);
    await maya.fills({ 'Your reply': 'With two files' });
    await maya.attaches({ name: 'a.txt', content: 'x'.repeat(200_000) }, { name: 'b.txt', content: 'y' });
    sandbox.tickets.latency(900);
    await maya.submits();
    await maya.form('Uploading file 2 of 2: 195 kB of 195 kB');
    await maya.form('sent to ticket');
    sandbox.tickets.heal();
  });

  it('that arrive as a login page are an error, and the form is kept', async () => {
    const tickets = sandbox.tickets.list().length;
    const login: Server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Sign in to Sandbox</html>');
    }).listen(0, '127.0.0.1');
    await once(login, 'listening');
    try {
      await maya.fillsNewTicket('Behind a login');
      await maya.attaches({ name: 'a.txt', content: 'a' });
      sandbox.workspace.fail({ method: 'files.download', kind: '500' });
      await maya.submits();
      await maya.form('get a file from Slack');
      expect((await maya.field('Description')).value).toBe('Behind a login');
      expect(JSON.stringify((await maya.field('Files to attach')).value)).toContain('a.txt');
      sandbox.workspace.heal();

      // The token must not be sent to another host, and that host's page is not a file.
      sandbox.workspace.redirectFiles(`http://127.0.0.1:${(login.address() as AddressInfo).port}/login`);
      await maya.submits();
      await maya.form('get a file from Slack');
      sandbox.workspace.redirectFiles();
      await maya.submits();
      await maya.form(created);
    } finally {
      login.close();
    }
    expect(sandbox.tickets.list()).toHaveLength(tickets + 1);
  });
});
