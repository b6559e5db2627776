import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { numberIn, type User } from '../support/user.ts';
import { openSandbox, type Sandbox } from '../support/sandbox.ts';

/** Number of tickets that the account may open. */
const quota = 11;

let sandbox: Sandbox;
let maya: User;

beforeAll(async () => {
  sandbox = await openSandbox({ account: { agreementsSigned: false, quota }, serviceLimits: { copies: 2 } });
  maya = sandbox.user('maya');
});
afterAll(() => sandbox.close());
afterEach(async () => {
  sandbox.tickets.heal();
  while (sandbox.workspace.modal('maya') !== undefined) await maya.closes();
});

const phone = '13900001234';
const email = 'on-call@example.com';

/** The modal that Maya sees. */
function modal() {
  const open = sandbox.workspace.modal('maya');
  if (open === undefined) throw new Error('Maya has no modal open.');
  return open;
}

const labels = () => modal().fields.map(({ label }) => label);
const press = (button: string) => maya.opens({ view: modal().id }, button);
const calls = (operation: string) => sandbox.tickets.requests().counts[operation] ?? 0;

/** Opens all remaining tickets. */
function useUp(): void {
  while (sandbox.tickets.list().length < quota) sandbox.tickets.create({ description: 'In the console' });
}

/** Sends the form and gives the number of the ticket. */
async function creates(): Promise<string> {
  expect(await maya.submits()).toMatchObject({ outcome: 'updated' });
  const { text } = await maya.form(':white_check_mark:');
  return numberIn(text);
}

describe('the agreement', () => {
  it('is read and accepted before the first ticket, and remembered', async () => {
    await maya.fillsNewTicket('The first ticket');
    await maya.form('Service Ticket Agreement');
    await press('Read the full text');
    await maya.form('Page 1 of');
    await press('Next');
    await maya.form('Page 2 of');
    await maya.closes();

    // Slack itself requires the check mark.
    expect(await maya.submits()).toMatchObject({ errors: expect.anything() });
    await maya.fills({ Agreement: ['1'] });
    await creates();
    expect(calls('signPublishedAgreement')).toBe(1);
    await maya.closes();

    expect((await maya.ask('/ticket help agreement')).text).toContain('/ticket agreement');
    await maya.types('/ticket new');
    await maya.field('Product');
    expect(labels()).not.toContain('Agreement');
  });

  it('is asked for again if a new version was published meanwhile, without losing what was typed', async () => {
    await maya.fillsNewTicket('Before the new version');
    sandbox.tickets.publishAgreement('0');
    await maya.submits();
    await maya.form('needs a signed agreement');
    expect(modal().fields.find(({ label }) => label.startsWith('Description'))?.value).toBe('Before the new version');
    await maya.fills({ Agreement: ['4'] });
    await creates();
  });

  it('prevents the ticket if it cannot be signed, and leaves the form as it is', async () => {
    await maya.fillsNewTicket('Unsigned');
    sandbox.tickets.publishAgreement('0');
    await maya.submits();
    await maya.form('needs a signed agreement');
    const tick = async () => {
      const [box] = (await maya.field('Agreement')).options;
      await maya.fills({ Agreement: [box?.value ?? ''] });
    };
    const before = calls('createCases');
    for (const [kind, words] of [
      ['business', 'allowed to do this'],
      ['500', 'record the signature'],
    ] as const) {
      sandbox.tickets.fail({ operation: 'signPublishedAgreement', kind, code: 'OSM.01010002' });
      await tick();
      await maya.submits();
      await maya.form(words);
      expect((await maya.field('Description')).value).toBe('Unsigned');
      sandbox.tickets.heal();
    }
    expect(calls('createCases')).toBe(before);
    await tick();
    await creates();
  });

  it('is named by its record in every later ticket, if the service requires it', async () => {
    sandbox.tickets.behave({ signedRecord: 'needed' });
    sandbox.tickets.publishAgreement('0');
    await maya.fillsNewTicket('With its record');
    await maya.submits();
    await maya.form('needs a signed agreement');
    const [box] = (await maya.field('Agreement')).options;
    await maya.fills({ Agreement: [box?.value ?? ''] });
    await creates();
    await maya.closes();
    await maya.fillsNewTicket('With the same record');
    await creates();
    sandbox.tickets.behave({ signedRecord: 'ignored' });
  });

  it('is shown by a command', async () => {
    await maya.types('/ticket agreement');
    expect((await maya.form('Signed for your account')).text).toContain('version 4');
    await maya.closes();
    sandbox.tickets.fail({ operation: 'showLatestPublishedAgreement', kind: '500' });
    await maya.types('/ticket agreement');
    await maya.form('be reached right now');
  });
});

it('asks for additional parameters if the service returns them by category only', async () => {
  sandbox.tickets.behave({ subType: 'needed' });
  await maya.types('/ticket new With parameters');
  await maya.fills({ 'Product or service': 'Elastic Cloud Server' });
  await maya.fills({ 'Problem type': 'Configuration problem' });
  await maya.field('Resource ID');
  sandbox.tickets.behave({ subType: 'ignored' });
});

describe('copies', () => {
  it('are checked for format and number, and sent', async () => {
    await maya.fillsNewTicket('With copies');
    expect(
      modal()
        .blocks.map((block) => JSON.stringify(block))
        .join(),
    ).toContain('up to 2');
    await maya.fills({ CC: 'a@example.com, nobody' });
    expect((await maya.submits()).errors).toEqual({
      [(await maya.field('CC')).blockId]: expect.stringContaining('nobody'),
    });
    await maya.fills({ CC: 'a@example.com; b@example.com\nc@example.com' });
    expect((await maya.submits()).errors).toEqual({
      [(await maya.field('CC')).blockId]: expect.stringContaining('Enter up to 2 addresses'),
    });
    await maya.fills({ CC: 'a@example.com, b@example.com' });
    expect(sandbox.tickets.get(await creates()).contact.copies).toBe('a@example.com,b@example.com');
  });

  it('refused by the service are reported at the field', async () => {
    await maya.fillsNewTicket('With an address that is refused');
    await maya.fills({ CC: 'a@example.com' });
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010008', times: 1 });
    await maya.submits();
    await maya.form(":warning: Huawei Cloud doesn't accept a CC address");
    const at = modal().blocks.findIndex((block) => String(block.block_id).startsWith('create:copies'));
    expect(JSON.stringify(modal().blocks[at + 1])).toContain(':warning:');
    await maya.fills({ CC: '' });
    await creates();
  });
});

describe('contacts that are new to the service', () => {
  it('are verified in the form', async () => {
    const before = calls('createCases');
    await maya.fillsNewTicket('With a new contact');
    await maya.fills({ Phone: phone, Email: email });
    await maya.submits();
    await maya.form('Verify this number');
    expect(calls('createCases')).toBe(before);
    await maya.opens({ view: modal().id }, 'Send code');
    await maya.field('Code from the text message');
    await maya.fills({ 'Code from the text message': '000000' });
    await maya.opens({ view: modal().id }, 'Send code');
    await maya.field('Code from the email');
    const codes = [sandbox.tickets.verificationCode(phone), sandbox.tickets.verificationCode(email)] as [
      string,
      string,
    ];
    await maya.opens({ view: modal().id }, 'Resend code');
    await maya.form('you can resend it in');
    expect(sandbox.tickets.verificationCode(phone)).toBe(codes[0]);
    await maya.fills({ 'Code from the text message': codes[0] === '000000' ? '000001' : '000000' });
    await maya.fills({ 'Code from the email': codes[1] });
    expect(await maya.submits()).toMatchObject({
      errors: { [(await maya.field('Code from the text')).blockId]: expect.stringContaining('code is wrong') },
    });
    await maya.fills({ 'Code from the text message': codes[0] });
    expect(sandbox.tickets.get(await creates()).contact).toMatchObject({ mobile: phone, mail: email });

    await sandbox.settled();
    const log = sandbox.log.join('\n');
    for (const secret of [phone, email, ...codes]) expect(log.includes(secret) ? secret : 'none').toBe('none');
  });

  it('report at the field that no code could be sent, or that it could not be checked', async () => {
    const address = 'second@example.com';
    await maya.fillsNewTicket('Mails bounce');
    await maya.fills({ Email: address });
    await maya.submits();
    await maya.form('Verify this address');
    for (const [kind, words] of [
      ['business', ":warning: This app's account isn't allowed"],
      ['500', ":warning: Huawei Cloud didn't answer in time. A code may be on its way"],
    ] as const) {
      sandbox.tickets.fail({ operation: 'sendVerifyCodes', kind, code: 'OSM.01010002' });
      await press('Send code');
      await maya.form(words);
      sandbox.tickets.heal();
    }
    // None was sent for certain, so that another one has to wait for a minute.
    await press('Resend code');
    await maya.form('you can resend it in');
    await maya.fills({ 'Code from the email': '123456' });
    sandbox.tickets.fail({ operation: 'checkVerifyCodes', kind: '500' });
    await maya.submits();
    await maya.form('check the code.');
    sandbox.tickets.heal();
    expect((await maya.field('Description')).value).toBe('Mails bounce');
    await maya.fills({ Email: '' });
    await creates();
  });

  it('are left to the service if it cannot be asked', async () => {
    await maya.fillsNewTicket('Backups take all night');
    await maya.fills({ Email: 'other@example.com' });
    sandbox.tickets.fail({ operation: 'checkNeedVerify', kind: '500' });
    await maya.submits();
    await maya.form('needs a verified contact');
    expect(modal().text).toContain(':warning:');
  });
});

it('is not delayed if the number of remaining tickets is unknown', async () => {
  sandbox.tickets.fail({ operation: 'listCaseQuotas', kind: '500' });
  await maya.fillsNewTicket('Without a number');
  expect(modal().text).not.toContain('left for this type');
  await creates();
});

it('shows how many tickets are left, even if none, and lets the service decide about another one', async () => {
  await maya.fillsNewTicket('The last one');
  expect(modal().text).toContain(`${quota - sandbox.tickets.list().length} of ${quota}`);
  useUp();
  await maya.fills({ 'Problem type': 'Service not available' });
  await maya.form(`None of the ${quota} tickets of this type are left`);
  expect(await maya.submits()).toMatchObject({ outcome: 'updated' });
  await maya.form('the quota of tickets is used up');
});

describe('the contact of a ticket', () => {
  const number = '13900009999';

  it('is changed by the person who opened it, once verified', async () => {
    const [own] = sandbox.tickets.list();
    const id = own?.id ?? '';
    await maya.types(`/ticket contact ${id}`);
    await maya.form('Whom the engineer can call');
    await maya.submits();
    await maya.form('Enter a phone number or an email address');
    await maya.fills({ Phone: 'call me' });
    await maya.submits();
    await maya.form('3 to 32 digits');
    await maya.fills({ Phone: number });
    await maya.submits();
    await maya.form('Verify this number');
    // Invalid input is not sent, by the button either.
    const sent = calls('sendVerifyCodes');
    await maya.fills({ Phone: 'call me' });
    await press('Send code');
    await maya.form('3 to 32 digits');
    expect(calls('sendVerifyCodes')).toBe(sent);
    await maya.fills({ Phone: number });
    await maya.submits();
    await maya.form('Verify this number');
    await press('Send code');
    await maya.fills({ 'Code from the text message': '12' });
    await maya.submits();
    await maya.form('code is wrong');
    await maya.fills({ 'Code from the text message': sandbox.tickets.verificationCode(number) ?? '' });
    sandbox.tickets.fail({ operation: 'updateCaseContactInfo', kind: 'drop', times: 1 });
    await maya.submits();
    await maya.form('answer in time');
    expect(modal().fields.find(({ label }) => label.startsWith('Phone'))?.value).toBe(number);
    await maya.submits();
    await maya.form(`Contact of ticket ${id} changed`);
    expect(sandbox.tickets.get(id).contact.mobile).toBe(number);
    await sandbox.settled();
    expect(sandbox.log.some((line) => line.includes(number))).toBe(false);
  });

  it('cannot be changed by others, or if the service refuses', async () => {
    const id = sandbox.tickets.create({ description: 'Not hers' });
    await maya.types(`/ticket contact ${id}`);
    await maya.form('can do this. Ask');
    await maya.closes();
    const ada = sandbox.user('ada');
    await ada.types(`/ticket contact ${id}`);
    await ada.fills({ Email: 'refused@example.com' });
    sandbox.tickets.fail({ operation: 'checkNeedVerify', kind: '500' });
    await ada.submits();
    await ada.form('needs a verified contact');
    await ada.closes();
    expect(sandbox.tickets.get(id).contact.mail).toBeUndefined();
  });
});

it('shows the quota by a command', async () => {
  useUp();
  await maya.types('/ticket quota');
  const { id: view } = await maya.form('how many tickets you can still open');
  const choose = async (menu: string, option: string) => {
    expect(await sandbox.workspace.select('maya', { view }, menu, option)).toMatchObject({ ok: true });
  };
  await choose('quota_product', 'Elastic Cloud Server');
  await maya.form('Problem type');
  await choose('quota_problem_type', 'Service not available');
  await maya.form('tickets of this type are left');
  sandbox.tickets.fail({ operation: 'listCaseQuotas', kind: 'business', code: 'OSM.01010002' });
  await choose('quota_problem_type', 'How to use it');
  await maya.form('allowed to do this');
  sandbox.tickets.heal();
  sandbox.tickets.fail({ operation: 'listCaseQuotas', kind: '500' });
  await press('Try again');
  await maya.form('be reached right now');
  sandbox.tickets.heal();
  await press('Try again');
  await maya.form('tickets of this type are left');
});
