import { afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { fillFault, openWorkspace, type Deps, type Workspace } from './support/workspace.ts';

const { actions } = ids.create;
let open: Workspace[] = [];

async function workspace(deps?: Deps): Promise<Workspace> {
  const made = await openWorkspace(deps);
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  open = [];
});

describe('a failure', () => {
  it('brings the form back with everything in it, and the next try is the same submission', async () => {
    let failing = true;
    const create = () => (failing ? Promise.reject(new DomainError('uncertain')) : Promise.resolve({ id: 'T-3' }));
    const shop = await workspace({ create });
    await shop.command();
    await fillFault(shop);
    shop.modal.fill('Name of password', { value: 'hunter2' });
    shop.modal.fill('Post updates in', { selected_conversation: null });
    shop.modal.fill('Add files', {
      files: [{ id: 'F1', name: 'a.txt', size: 5, url_private: 'https://files.slack.com/a' }],
    });
    await shop.submit();
    expect(shop.modal.words()).toContain('Check the ticket before retrying');
    expect(shop.modal.read('Description')).toMatchObject({ value: 'The server is down' });
    expect(shop.modal.read('Name of port')).toMatchObject({ value: '443' });
    expect(shop.modal.read('Name of password')).toMatchObject({ value: 'hunter2' });
    expect(shop.modal.read('Files to attach')).toMatchObject({ selected_options: [{ value: 'F1' }] });
    expect(shop.modal.read('Post updates in')).toMatchObject({ selected_conversation: null });
    failing = false;
    await shop.submit();
    expect(shop.submissions[1]?.files).toMatchObject([{ name: 'a.txt', size: 5 }]);
    expect(shop.submissions[1]?.key).toBe(shop.submissions[0]?.key);
    expect(shop.modal.words()).toContain('T-3');
  });

  it('leaves the draft, without what is sensitive, and success removes it', async () => {
    let failing = true;
    const create = () => (failing ? Promise.reject(new Error('down')) : Promise.resolve({ id: 'T-4' }));
    const shop = await workspace({ create });
    await shop.command();
    await fillFault(shop);
    shop.modal.fill('Name of password', { value: 'hunter2' });
    await shop.submit();
    expect([...shop.cache.entries.values()].join()).toContain('The server is down');
    expect([...shop.cache.entries.values()].join()).not.toContain('hunter2');
    failing = false;
    await shop.submit();
    expect(shop.cache.entries.size).toBe(0);
  });

  it('of the cache stops nobody', async () => {
    const down = () => Promise.reject(new Error('down'));
    const shop = await workspace({ cache: { entries: new Map(), get: down, set: down, delete: down } });
    await shop.command('hello');
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('comes back with the next form, and names the same submission', async () => {
    const first = await workspace({ create: () => Promise.reject(new DomainError('uncertain')) });
    await first.command();
    await fillFault(first);
    await first.submit();
    const next = await workspace({ cache: first.cache });
    await next.command();
    expect(next.modal.words()).toContain('restored');
    expect(next.modal.read('Product')).toMatchObject({ selected_option: { value: 'ecs' } });
    expect(next.modal.read('Region')).toMatchObject({ selected_option: { value: 'region2' } });
    expect(next.modal.read('Name of port')).toMatchObject({ value: '443' });
    await next.submit();
    expect(next.submissions[0]?.key).toBe(first.submissions[0]?.key);
  });

  it('is what was in the form when it was closed', async () => {
    const shop = await workspace();
    await shop.command();
    shop.modal.fill('Description', { value: 'half a thought' });
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: 'half a thought' });
  });

  it('can be left behind with a form that is a submission of its own', async () => {
    const shop = await workspace({ create: () => Promise.reject(new DomainError('uncertain')) });
    await shop.command();
    await fillFault(shop);
    await shop.submit();
    await shop.command();
    await shop.click(actions.startEmpty);
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    expect(shop.modal.read('Product')).toMatchObject({ selected_option: null });
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions[1]?.key).not.toBe(shop.submissions[0]?.key);
  });

  it('is not what the app itself put into a form, as long as nobody touched it', async () => {
    const shop = await workspace();
    const ts = '1700000000.000200';
    const fromMessage = () =>
      shop.shortcut({
        ...{ type: 'message_action', callback_id: ids.shortcuts.createFromMessage, channel: { id: 'C1', name: 'ops' } },
        ...{ message_ts: ts, response_url: 'https://hooks.slack.com/x' },
        message: { type: 'message', ts, text: 'from a message' },
      });
    await fromMessage();
    expect(shop.modal.read('Description')).toMatchObject({ value: 'from a message' });
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    await fromMessage();
    await shop.chooseChannel('C2');
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    await fromMessage();
    shop.modal.fill('Description', { value: 'from a message, and mine' });
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: 'from a message, and mine' });
  });

  it('is what was typed behind the command, which stands nowhere else', async () => {
    const shop = await workspace();
    await shop.command('typed behind the command');
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: 'typed behind the command' });
  });

  it('leaves nothing behind where the person starts empty, and no channel either', async () => {
    const shop = await workspace();
    await shop.command();
    shop.modal.fill('Description', { value: 'half a thought' });
    await shop.closeForm();
    await shop.command();
    expect(shop.modal.read('Post updates in')).toMatchObject({ selected_conversation: 'C1' });
    await shop.click(actions.startEmpty);
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    expect(shop.modal.read('Post updates in')).toMatchObject({ selected_conversation: null });
  });

  it('waits where the person brings a text, and opens when asked for', async () => {
    const shop = await workspace();
    await shop.command();
    shop.modal.fill('Description', { value: 'half a thought' });
    await shop.closeForm();
    await shop.command('something new');
    expect(shop.modal.read('Description')).toMatchObject({ value: 'something new' });
    await shop.closeForm();
    await shop.command('something new');
    await shop.click(actions.openDraft);
    expect(shop.modal.read('Description')).toMatchObject({ value: 'half a thought' });
  });
});
