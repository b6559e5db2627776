import { afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import type { Role } from '../../../src/tickets/roles/roles.ts';
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

describe('sending', () => {
  it('says that the ticket is private where the box is ticked, and keeps that in the draft', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    shop.modal.fill('Visibility', { selected_options: [{ value: 'private' }] });
    await shop.chooseChannel('C2');
    expect(JSON.stringify(shop.slack.shown.at(-1))).toMatch(/"initial_options":\[\{[^\]]*"value":"private"/);
    await shop.submit();
    expect(shop.submissions).toMatchObject([{ isPrivate: true }]);
  });

  it('creates the ticket with all that was entered', async () => {
    const shop = await workspace({
      create: (submission) =>
        Promise.resolve({
          id: 'T-1',
          link: {
            id: 'L',
            ticket: 'T-1',
            channel: submission.place?.channel ?? '',
            thread: '1.2',
            creator: 'U1',
            createdAt: 1,
          },
        }),
    });
    shop.slack.answer('chat.getPermalink', () => ({ ok: true, permalink: 'https://x.slack.com/p12' }));
    await shop.command();
    await fillFault(shop);
    const answer = await shop.submit();
    expect(answer).toMatchObject({ response_action: 'update', view: { callback_id: ids.create.outcome } });
    expect(shop.submissions).toMatchObject([
      {
        ticket: {
          productId: 'ecs',
          categoryId: 'compute',
          problemTypeId: 'ecs-fault',
          regionId: 'region2',
          description: 'The server is down',
          parameters: { port: '443', impact: 'impact1', terms: 'true', instance: 'i-1', zones: 'zone1,zone2' },
        },
        place: { channel: 'C1' },
        isPrivate: false,
        files: [],
      },
    ]);
    expect(shop.modal.words()).toMatch(/Ticket .*"T-1".* opened/);
    expect(shop.modal.words()).toContain('<#C1>');
    expect(shop.modal.words()).toContain('https://x.slack.com/p12');
  });

  it('says at each field what is wrong with it, and creates nothing', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    shop.modal.fill('Name of port', { value: '70000' });
    shop.modal.fill('Email', { value: 'nobody' });
    const answer = await shop.submit();
    expect(Object.values(answer.errors as object)).toEqual(['Enter 65,535 or less.', 'Enter one email address.']);
    expect(Object.keys(answer.errors as object)).toEqual([
      shop.modal.input('Name of port')?.block,
      shop.modal.input('Email')?.block,
    ]);
    expect(shop.submissions).toEqual([]);
  });

  it('names count, size and type of files before anything is uploaded', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    const file = (name: string, size: number) => ({
      id: name,
      name,
      size,
      url_private: `https://files.slack.com/${name}`,
    });
    for (const [files, words] of [
      [[file('a.iso', 1)], "a.iso can't be attached. Allowed types: png, txt, pdf."],
      [[file('a.txt', 3_000_000)], 'a.txt is 2.9 MB. A file can have up to 1.9 MB.'],
      [['a', 'b', 'c', 'd'].map((name) => file(`${name}.txt`, 1)), 'Attach up to 3; there are 4 files.'],
    ] as const) {
      shop.modal.fill('Add files', { files });
      expect((await shop.submit()).errors).toEqual({ [shop.modal.input('Add files')?.block ?? '']: words });
    }
    expect(shop.submissions).toEqual([]);
  });

  it('is one ticket, however often the form is sent or delivered', async () => {
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const shop = await workspace({ create: () => slow.then(() => ({ id: 'T-9' })) });
    await shop.command();
    await fillFault(shop);
    const payload = { type: 'view_submission', view: shop.modal.view(shop.slack.hash()) };
    const deliveries = [shop.deliver(payload), shop.deliver(payload)];
    await Promise.all(deliveries.map(({ ack }) => ack));
    finish();
    await Promise.all(deliveries.map(({ done }) => done));
    expect(shop.submissions).toHaveLength(1);
    expect(JSON.stringify(shop.slack.shown.at(-1))).toContain('T-9');
  });

  it('waits for the other delivery where the use cases are at it already', async () => {
    let busy = 1;
    const create = () => (busy-- > 0 ? Promise.reject(new DomainError('in-progress')) : Promise.resolve({ id: 'T-2' }));
    const shop = await workspace({ create });
    await shop.command();
    await fillFault(shop);
    await shop.submit();
    expect(shop.slack.shown.some((view) => JSON.stringify(view).includes('already being opened'))).toBe(true);
    expect(shop.modal.words()).toContain('T-2');
  });

  it('goes on behind a view that says so where the lists are slow', async () => {
    let slow = false;
    const severities = () =>
      new Promise<[]>((resolve) => {
        setTimeout(() => resolve([]), slow ? 900 : 0);
      });
    const shop = await workspace({ catalog: { severities } });
    await shop.command();
    await fillFault(shop);
    shop.modal.fill('Description', { value: '' });
    slow = true;
    const answer = await shop.submit();
    expect(JSON.stringify(answer)).toContain('Checking your ticket');
    expect(shop.modal.words()).toContain('Description: Required.');
    shop.modal.fill('Description', { value: 'Now there is one' });
    await shop.submit();
    expect(shop.submissions).toHaveLength(1);
  });

  it('says where the ticket exists and yet is not followed', async () => {
    const shop = await workspace({
      create: () => Promise.resolve({ id: 'T-5', linkFailure: new DomainError('uncertain') }),
    });
    await shop.command();
    await fillFault(shop);
    await shop.submit();
    expect(shop.modal.words()).toMatch(/Ticket .*"T-5".* opened/);
    expect(shop.modal.words()).toContain('go to the channel:');
    expect(shop.cache.entries.size).toBe(0);
  });

  it('goes on with a new, empty form where another ticket is wanted', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    await shop.submit();
    await shop.click(actions.startEmpty);
    expect(shop.modal.read('Description')).toMatchObject({ value: null });
    await fillFault(shop);
    await shop.submit();
    expect(shop.submissions).toHaveLength(2);
    expect(shop.submissions[1]?.key).not.toBe(shop.submissions[0]?.key);
  });

  it('gives a form whose memory is not its own back for another look', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    const sent = { ...shop.modal.view(shop.slack.hash()), private_metadata: '{"version":1,"key":"x"}' };
    const { ack, done } = shop.deliver({ type: 'view_submission', view: sent });
    const { view } = (await ack) as { view: Record<string, unknown> };
    await done;
    expect(shop.submissions).toEqual([]);
    shop.modal.show(view);
    expect(shop.modal.words()).toContain('no ticket was opened');
    expect(shop.modal.read('Description')).toMatchObject({ value: 'The server is down' });
    await shop.submit();
    expect(shop.submissions).toHaveLength(1);
  });

  it('asks again who may create at every step', async () => {
    const deps: { role: Role } = { role: 'requester' };
    const shop = await workspace(deps);
    await shop.command();
    await fillFault(shop);
    deps.role = 'viewer';
    await shop.submit();
    expect(shop.submissions).toEqual([]);
    expect(shop.modal.words()).toContain('can do this. Ask');
  });

  it('tells the person directly where the view was closed meanwhile', async () => {
    const shop = await workspace();
    await shop.command();
    await fillFault(shop);
    shop.slack.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    await shop.submit();
    expect(shop.slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', args: { channel: 'U1' } });
    expect(String(shop.slack.calls.at(-1)?.args.text)).toContain('T-1');
  });
});
