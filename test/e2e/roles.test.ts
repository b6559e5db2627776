import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../src/sandbox/workspace/index.ts';
import { closing, secrets, type Sandbox } from '../support/sandbox.ts';
import { from, interaction, send } from '../support/signed-request.ts';
import { cardOf, type User } from '../support/user.ts';

const refusal = 'can do this. Ask';

describe('who may do what', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let ticket: string;
  let card: MessageView;
  /** A ticket that nobody works on yet: only those can be canceled from the card. */
  let newCard: MessageView;

  beforeAll(async () => {
    sandbox = await open({
      mode: 'http',
      environment: { ROLE_VIEWERS: 'U0LIWEI000', ROLE_GUESTS: 'viewer', ROLE_EXTERNAL: 'viewer' },
    });
    ticket = sandbox.tickets.create({ description: 'Of nobody here' });
    sandbox.tickets.accept(ticket);
    await sandbox.user('omar').ask(`/ticket link ${ticket}`);
    card = await cardOf(sandbox.workspace, ticket);
    const untouched = sandbox.tickets.create({ description: 'Untouched' });
    await sandbox.user('omar').ask(`/ticket link ${untouched}`);
    newCard = await cardOf(sandbox.workspace, untouched);
  });

  /** Does something, and returns whether it changed anything at the ticket service. */
  async function changes(act: () => Promise<unknown>): Promise<boolean> {
    const before = JSON.stringify(sandbox.tickets.list());
    await act();
    await sandbox.settled();
    return JSON.stringify(sandbox.tickets.list()) !== before;
  }

  async function refusedInForm(user: User, act: () => Promise<unknown>): Promise<void> {
    expect(await changes(act)).toBe(false);
    const form = await user.form(refusal);
    expect(form.submit).toBeUndefined();
    await user.closes();
  }

  describe.each([
    ['a guest', 'gina'],
    ['a viewer by configuration', 'liwei'],
  ])('%s', (_, name) => {
    const user = () => sandbox.user(name);

    it('may look', async () => {
      expect((await user().ask(`/ticket show ${ticket}`)).text).toContain('Of nobody here');
      expect((await user().ask('/ticket list all')).text).toContain(ticket);
      expect((await user().ask('/ticket links')).text).toContain(ticket);
      await user().opens(card, 'ticket_more', 'Show all messages');
      await user().form('Of nobody here');
      await user().closes();
    });

    it.each(['reply ID Words', 'nudge ID', 'link ID', 'unlink ID', 'status'])('may not %s', async (line) => {
      let answer = '';
      const command = `/ticket ${line.replace('ID', ticket)}`;
      expect(await changes(async () => (answer = (await user().ask(command)).text))).toBe(false);
      expect(answer).toContain(refusal);
    });

    it.each(['new', 'reply ID', 'close ID', 'cancel ID', 'delete ID'])('may not %s', async (line) => {
      await refusedInForm(user(), () => user().types(`/ticket ${line.replace('ID', ticket)}`));
    });

    it('may not by the buttons of a card either', async () => {
      for (const button of ['Reply', 'Close']) await refusedInForm(user(), () => user().opens(card, button));
      await refusedInForm(user(), () => user().opens(newCard, 'ticket_more', 'Cancel ticket…'));
      await refusedInForm(user(), () => user().opens(card, 'ticket_more', 'Follow in a channel…'));
      expect((await user().presses(card, 'Nudge')).text).toContain(refusal);
      expect((await user().presses(card, 'ticket_more', 'Stop following here')).text).toContain(refusal);
      expect(sandbox.tickets.get(ticket).urgedAt).toBeUndefined();
    });

    it('may not by the shortcuts either', async () => {
      await refusedInForm(user(), () => sandbox.workspace.shortcut(name, 'ticket_create'));
    });
  });

  it('somebody from another organization may only read', async () => {
    const sam = sandbox.user('sam');
    const thread = await sam.types('Hello', '#partners');
    expect((await sam.mentions(`show ${ticket}`, thread, '#partners')).text).toContain('Of nobody here');
    for (const line of [`reply ${ticket} Words`, `nudge ${ticket}`, `link ${ticket}`, 'status']) {
      let answer = '';
      expect(await changes(async () => (answer = (await sam.mentions(line, thread, '#partners')).text))).toBe(false);
      expect(answer).toContain(refusal);
    }
    const offer = await sam.mentions(`close ${ticket}`, thread, '#partners');
    await refusedInForm(sam, () => sam.opens({ ...offer, channel: '#partners' }, 'Close ticket'));
  });

  it('a requester may open tickets, and answer and finish their own, but not those of others', async () => {
    const maya = sandbox.user('maya');
    const own = await maya.createsTicket('Of Maya');
    await maya.types(`/ticket cancel ${own}`);
    await maya.form('Work stops');
    await maya.submits();
    await maya.form(' canceled.');
    await maya.closes();
    expect(sandbox.tickets.get(own).status).toBe(4);

    for (const line of [`close ${ticket}`, `cancel ${ticket}`, `rate ${ticket}`]) {
      await refusedInForm(maya, () => maya.types(`/ticket ${line}`));
    }
    await refusedInForm(maya, () => maya.types(`/ticket delete ${own}`));
    expect((await maya.ask('/ticket status')).text).toContain(refusal);
  });

  it('an operator by user group may finish all, not delete; an admin may', async () => {
    const [omar, ada] = [sandbox.user('omar'), sandbox.user('ada')];
    const of = sandbox.tickets.create({ description: 'For the operators' });
    await refusedInForm(omar, () => omar.types(`/ticket delete ${of}`));
    await omar.types(`/ticket cancel ${of}`);
    await omar.form('Work stops');
    await omar.submits();
    await omar.form(' canceled.');
    await omar.closes();
    expect(sandbox.tickets.get(of).status).toBe(4);
    await ada.types(`/ticket delete ${of}`);
    await ada.fills({ Confirm: ['sure'] });
    await ada.submits();
    await ada.form(' deleted.');
    await ada.closes();
  });

  describe('forged payloads', () => {
    const signing = { secret: secrets.signingSecret };
    const post = (payload: unknown) => send(sandbox.address(), interaction(payload), signing);
    const metadata = (rest: object) => JSON.stringify({ v: 1, ticket, ...rest });
    const sure = { sure: { sure: { type: 'checkboxes', selected_options: [{ value: 'sure' }] } } };
    const view = (callback_id: string, private_metadata: string, values: object = {}) => ({
      type: 'view_submission',
      ...from('U0LIWEI000'),
      view: {
        id: 'V0FORGED00',
        hash: 'x',
        type: 'modal',
        callback_id,
        private_metadata,
        blocks: [],
        state: { values },
      },
    });

    it.each([
      ['the form of an operator', () => view('confirm', metadata({ action: 'close' }))],
      ['the form of an admin', () => view('confirm', metadata({ action: 'delete' }), sure)],
      [
        'the form of a reply',
        () => view('reply', metadata({}), { text: { text: { type: 'plain_text_input', value: 'I' } } }),
      ],
      [
        'the form of a link',
        () =>
          view('link', metadata({}), {
            channel: { channel: { type: 'conversations_select', selected_conversation: 'C0GENERAL0' } },
          }),
      ],
      ['the create form', () => view('create', '', {})],
    ])('%s is refused', async (_, payload) => {
      let answer = '';
      const act = async () => {
        const response = await post(payload());
        expect(response.status).toBe(200);
        answer = await response.text();
      };
      const links = async () => (await sandbox.user('omar').ask('/ticket links')).text;
      const before = await links();
      expect(await changes(act)).toBe(false);
      expect(answer).toContain(refusal);
      expect(await links()).toBe(before);
    });

    it("somebody else's click is refused, whatever its value contains", async () => {
      const click = (action_id: string, value: string) => ({
        type: 'block_actions',
        ...from('U0LIWEI000'),
        channel: { id: 'C0SUPPORT0' },
        container: { type: 'message', message_ts: card.ts, channel_id: 'C0SUPPORT0' },
        trigger_id: `forged.${action_id}.${value}`,
        actions: [{ type: 'button', action_id, block_id: 'b', value }],
      });
      const others = [ticket, `delete ${ticket}`, `nudge ${ticket}`, `close ${ticket}`];
      const act = async () => {
        for (const action of [
          'ticket_urge',
          'ticket_close',
          'ticket_delete',
          'ticket_unlink',
          'ticket_more',
          'command_run',
        ])
          for (const value of others) expect((await post(click(action, value))).status).toBe(200);
      };
      expect(await changes(act)).toBe(false);
      expect(sandbox.tickets.get(ticket)).toMatchObject({ status: 1, urgedAt: undefined });
    });

    it('a stranger stays one, even if the payload names our own team', async () => {
      const payload = { ...view('confirm', metadata({ action: 'close' })), ...from('U0SAM00000') };
      expect(await changes(async () => expect(await (await post(payload)).text()).toContain(refusal))).toBe(false);
    });
  });
});
