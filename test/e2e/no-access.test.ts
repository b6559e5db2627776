import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../src/sandbox/workspace/index.ts';
import { closing, type Sandbox } from '../support/sandbox.ts';
import { cardOf } from '../support/user.ts';

const sentence = 'To use this app, ask one of its admins for access.';
const secret = 'The secret plans';

describe('somebody without a role', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let ticket: string;
  let card: MessageView;

  beforeAll(async () => {
    sandbox = await open();
    ticket = sandbox.tickets.create({ description: secret });
    sandbox.tickets.accept(ticket);
    await sandbox.user('maya').ask(`/ticket link ${ticket}`);
    card = await cardOf(sandbox.workspace, ticket);
  });

  /** Does something, and fails if it changes anything at the ticket service or opens a form. */
  async function inVain(name: string, act: () => Promise<unknown>): Promise<void> {
    const before = JSON.stringify(sandbox.tickets.list());
    await act();
    await sandbox.settled();
    expect(JSON.stringify(sandbox.tickets.list())).toBe(before);
    expect(sandbox.workspace.modal(name)).toBeUndefined();
  }

  describe.each([
    ['a guest of several channels', 'gina'],
    ['a guest of one channel', 'theo'],
  ])('%s', (_, name) => {
    const user = () => sandbox.user(name);

    it.each(['', 'help', 'new', 'new Words', 'list all', 'show ID', 'messages ID', 'stats', 'quota', 'status', 'shw'])(
      'reads one sentence for /ticket %s',
      async (line) => {
        const command = `/ticket ${line.replace('ID', ticket)}`;
        await inVain(name, async () => expect((await user().ask(command)).text).toBe(sentence));
      },
    );

    it.each(['Reply', 'Close', 'Nudge'])('and for the button “%s”', (button) =>
      inVain(name, async () => expect((await user().presses(card, button)).text).toBe(sentence)),
    );

    it.each(['Show all messages', 'More actions…', 'Stop following here'])('and for “%s” of the menu', (choice) =>
      inVain(name, async () => expect((await user().presses(card, 'ticket_more', choice)).text).toBe(sentence)),
    );

    it('and in a thread', async () => {
      for (const words of [`show ${ticket}`, 'help', 'reply Words']) {
        await inVain(name, async () => expect((await user().mentions(words, card.ts)).text).toBe(sentence));
      }
    });

    it('and in a direct message, and for the shortcut', async () => {
      const said = () =>
        sandbox.workspace
          .channel(`@${name}`)
          .messages.filter(({ from }) => from === 'service_tickets')
          .map(({ text }) => text);
      await sandbox.workspace.shortcut(name, 'ticket_create');
      await sandbox.workspace.waitFor(() => said().length === 1, 30_000, 'an answer to the shortcut');
      for (const words of ['help', `show ${ticket}`, 'Something is broken'])
        await user().types(words, '@service_tickets');
      await sandbox.workspace.waitFor(() => said().length === 4, 30_000, 'an answer to each message');
      expect(new Set(said())).toEqual(new Set([sentence]));
      expect(sandbox.workspace.modal(name)).toBeUndefined();
    });
  });

  it('of another organization reads one sentence', async () => {
    const sam = sandbox.user('sam');
    const thread = await sam.types('Hello', '#partners');
    for (const words of [`show ${ticket}`, 'help', 'new Words']) {
      await inVain('sam', async () => expect((await sam.mentions(words, thread, '#partners')).text).toBe(sentence));
    }
  });
});

describe('somebody without a role, while Slack is slow to tell', () => {
  const open = closing(afterAll);

  it('reads the sentence instead of what they asked for', async () => {
    const sandbox = await open();
    const ticket = sandbox.tickets.create({ description: secret });
    const [gina, theo] = [sandbox.user('gina'), sandbox.user('theo')];
    sandbox.workspace.latency(1500);
    expect((await gina.ask(`/ticket show ${ticket}`)).text).toBe(sentence);
    await theo.types(`/ticket reply ${ticket}`);
    const form = await theo.form(sentence);
    expect(form.submit).toBeUndefined();
    expect(form.text).not.toContain(secret);
    sandbox.workspace.latency(0);
  });
});

describe('a role that is withdrawn', () => {
  const open = closing(afterEach);
  /** Advances the bot's clock by seconds, because it does not ask Slack for the same group twice within three. */
  let later = 0;

  async function openWithForm(name: string) {
    later = 0;
    const sandbox = await open({ now: () => Date.now() + later });
    const ticket = sandbox.tickets.create({ description: secret });
    sandbox.tickets.accept(ticket);
    const user = sandbox.user(name);
    await user.types(`/ticket close ${ticket}`);
    await user.form('confirms the fix');
    later += 4000;
    return { sandbox, user, ticket };
  }

  it('no longer counts for an open form: removed from the user group', async () => {
    const { sandbox, user, ticket } = await openWithForm('omar');
    sandbox.workspace.setGroup('operators', ['ada']);
    await user.submits();
    await user.form('Your role just changed');
    await user.closes();
    await user.types(`/ticket close ${ticket}`);
    await user.form('Only operators');
    expect(sandbox.tickets.get(ticket).status).toBe(1);
  });

  it('nor for a deactivated person', async () => {
    const { sandbox, user, ticket } = await openWithForm('omar');
    sandbox.workspace.deactivate('omar');
    await user.submits();
    await user.form(sentence);
    expect(sandbox.tickets.get(ticket).status).toBe(1);
  });

  it('nor while Slack does not answer', async () => {
    const { sandbox, user, ticket } = await openWithForm('omar');
    sandbox.workspace.fail({ method: 'usergroups.users.list', kind: '500' });
    await user.submits();
    await user.form('say who you are');
    expect(sandbox.tickets.get(ticket).status).toBe(1);
  });
});

describe('admins', () => {
  const open = closing(afterEach);

  it('are the owners and admins of the workspace if none are configured, and the bot says so', async () => {
    const sandbox = await open({ environment: { ROLE_ADMINS: '' } });
    const [ada, omar] = [sandbox.user('ada'), sandbox.user('omar')];
    expect((await omar.ask('/ticket status')).text).toContain('Admins: the owners and admins of this Slack workspace');
    await ada.types('/ticket permissions');
    await ada.form('What Huawei Cloud lets');
    await ada.closes();
    await omar.types('/ticket permissions');
    await omar.form('Only admins');
    const ready = sandbox.log.find((line) => line.includes('"ready"')) ?? '';
    expect(JSON.parse(ready)).toMatchObject({
      admins: "Slack's workspace owners and admins",
      roles: { members: 'requester', guests: 'none', external: 'none' },
    });
  });

  it('are the configured people, and nobody else', async () => {
    const sandbox = await open({ environment: { ROLE_ADMINS: 'U0OMAR0000, S0OPERATOR', ROLE_OPERATORS: '' } });
    const said = (await sandbox.user('omar').ask('/ticket status')).rawText;
    expect(said).toContain('Admins: <@U0OMAR0000>, <!subteam^S0OPERATOR>');
    const ready = sandbox.log.find((line) => line.includes('"ready"')) ?? '';
    expect(JSON.parse(ready)).toMatchObject({ admins: ['U0OMAR0000', 'S0OPERATOR'] });
  });
});
