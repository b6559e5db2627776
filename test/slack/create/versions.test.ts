import { afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { openOffice, type Office } from '../../tickets/support/use-cases.ts';
import { fillFault, openWorkspace, type Workspace } from './support/workspace.ts';

const { actions } = ids.create;
let open: Workspace[] = [];

afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()));
  open = [];
});

/** One person's devices: what each shows is its own, and all else they share. */
async function devices<Names extends readonly string[]>(
  office: Office,
  ...names: Names
): Promise<{ readonly [Index in keyof Names]: Workspace }> {
  const cache = memoryCache();
  const { useCases } = office;
  const made = await Promise.all(names.map(() => openWorkspace({ cache, useCases })));
  open.push(...made);
  return made as unknown as { readonly [Index in keyof Names]: Workspace };
}

/** One draft, open on both. */
async function openDraft(one: Workspace, other: Workspace): Promise<void> {
  await one.command();
  await fillFault(one);
  await one.closeForm();
  for (const device of [one, other]) {
    await device.command();
    expect(device.modal.read('Description')).toMatchObject({ value: 'The server is down' });
  }
}

const words = ({ service }: Office) => [...service.tickets.values()].map(({ description }) => description);

describe('a draft that is open on two devices', () => {
  it('is one ticket where both send the same, and whoever sends the second is told so', async () => {
    const office = openOffice();
    const [phone, desktop] = await devices(office, 'phone', 'desktop');
    await openDraft(phone, desktop);
    await phone.submit();
    expect(phone.modal.words()).toContain('CS0001');
    expect(phone.modal.words()).not.toContain('no second ticket was opened');
    await desktop.submit();
    expect(desktop.modal.words()).toContain('CS0001');
    expect(desktop.modal.words()).toContain('no second ticket was opened');
    expect(words(office)).toEqual(['The server is down']);
    await desktop.command();
    expect(desktop.modal.read('Description')).toMatchObject({ value: null });
  });

  it('is never the ticket of the other device where it says something else, and is a second one where that is wanted', async () => {
    const office = openOffice();
    const [phone, desktop] = await devices(office, 'phone', 'desktop');
    await openDraft(phone, desktop);
    await phone.submit();
    desktop.modal.fill('Description', { value: 'Another problem' });
    desktop.modal.fill('Name of password', { value: 'hunter2' });
    await desktop.submit();
    expect(desktop.modal.words()).toContain('An earlier version of this form');
    expect(desktop.modal.words()).toContain('CS0001');
    expect(desktop.modal.read('Description')).toMatchObject({ value: 'Another problem' });
    expect(desktop.modal.read('Name of password')).toMatchObject({ value: 'hunter2' });
    expect(words(office)).toEqual(['The server is down']);
    // Once, however often that is sent.
    const sent = { ...payload, view: desktop.modal.view(desktop.slack.hash()) };
    await desktop.submit();
    expect(desktop.modal.words()).toContain('CS0002');
    await desktop.deliver(sent).done;
    expect(words(office)).toEqual(['The server is down', 'Another problem']);
  });

  it('is one reply to the ticket of an earlier version where both send it there', async () => {
    const office = openOffice();
    const [phone, desktop] = await devices(office, 'phone', 'desktop');
    await openDraft(phone, desktop);
    await phone.submit();
    desktop.modal.fill('Description', { value: 'Another problem' });
    await desktop.submit();
    expect(desktop.modal.words()).toContain('An earlier version of this form');
    await desktop.closeForm();
    for (const device of [phone, desktop]) await device.command();
    for (const device of [phone, desktop]) await device.click(actions.replyEarlier);
    for (const device of [phone, desktop]) expect(device.modal.words()).toContain('CS0001');
    const sent = office.service.calls.filter((call) => call.startsWith('reply '));
    expect(sent).toHaveLength(1);
  });

  it('keeps the files and the words of each', async () => {
    const office = openOffice();
    const [phone, desktop] = await devices(office, 'phone', 'desktop');
    await openDraft(phone, desktop);
    phone.modal.fill('Description', { value: 'From the phone' });
    await phone.closeForm();
    desktop.modal.fill('Description', { value: 'From the desktop' });
    await desktop.choose('Product', 'obs');
    expect(desktop.modal.read('Description')).toMatchObject({ value: 'From the desktop' });
    await phone.command();
    expect(phone.modal.read('Description')).toMatchObject({ value: 'From the desktop' });
    const kept = [...phone.cache.entries.values()].join();
    expect(kept).toContain('From the phone');
  });
});

describe('a form that comes again, as where another process takes it up', () => {
  it('shows the ticket in its view, and makes no second one', async () => {
    const office = openOffice();
    const [shop] = await devices(office, 'desktop');
    await shop.command();
    await fillFault(shop);
    const body = { ...payload, view: shop.modal.view(shop.slack.hash()) };
    await shop.submit();
    await shop.deliver(body).done;
    expect(JSON.stringify(shop.slack.shown.at(-1))).toContain('CS0001');
    expect(words(office)).toEqual(['The server is down']);
  });

  it('tells the person directly where the view is gone', async () => {
    const office = openOffice();
    const [shop] = await devices(office, 'desktop');
    await shop.command();
    await fillFault(shop);
    const body = { ...payload, view: shop.modal.view(shop.slack.hash()) };
    shop.slack.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    await shop.deliver(body).done;
    expect(shop.slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', args: { channel: 'U1' } });
    expect(String(shop.slack.calls.at(-1)?.args.text)).toContain('CS0001');
  });

  it('keeps what it holds, and offers it, where it cannot be sent', async () => {
    const office = openOffice();
    const [shop] = await devices(office, 'desktop');
    await shop.command();
    await fillFault(shop);
    const body = { ...payload, view: shop.modal.view(shop.slack.hash()) };
    shop.slack.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    office.service.faults.push('refused');
    await shop.deliver(body).done;
    expect(JSON.stringify(shop.slack.calls.at(-1)?.args)).toContain(actions.openPrefilled);
    shop.slack.answer('views.update', () => undefined);
    await shop.command();
    expect(shop.modal.read('Description')).toMatchObject({ value: 'The server is down' });
  });
});

const payload = { type: 'view_submission' };
