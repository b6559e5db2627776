import { afterEach, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import type { WorkspaceOptions } from '../../../src/sandbox/workspace/index.ts';
import { startWithApp, type Connected, type Mode } from './support.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: text('A form'),
  submit: text('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: text('Title'),
      element: { type: 'plain_text_input', action_id: 'value', min_length: 3 },
    },
    {
      type: 'input',
      block_id: 'product',
      optional: true,
      dispatch_action: true,
      label: text('Product'),
      element: { type: 'external_select', action_id: 'choose', min_query_length: 2 },
    },
  ],
};

describe.each<Mode>(['socket', 'http'])('a Bolt app over %s', (mode) => {
  let running: Connected | undefined;
  const start = async (prepare: (app: App) => void, options?: Partial<WorkspaceOptions>) => {
    running = await startWithApp(mode, prepare, options);
    return running;
  };
  afterEach(() => running?.stop());

  it('answers a command to the person alone', async () => {
    const { control } = await start((app) => {
      app.command('/ticket', async ({ ack, command }) => ack(`You typed ${command.text}`));
    });
    const typed = await control.type('maya', '#support', '/ticket show <1> #random');
    expect(typed).toEqual({ kind: 'command', refused: false, outcome: { ok: true } });
    expect(control.screen('maya').ephemerals.map((message) => message.text)).toEqual(['You typed show <1> #random']);
    expect(control.screen('maya').ephemerals[0]?.rawText).toBe('You typed show &lt;1&gt; <#C0RANDOM00|random>');
    expect(control.screen('omar').ephemerals).toEqual([]);
    expect(control.stats()).toMatchObject({ sent: 1, acked: 1, late: 0, unanswered: 0 });
  });

  it('opens a modal, offers options, keeps what was typed over an update, and submits', async () => {
    const values: unknown[] = [];
    const { control } = await start((app) => {
      app.command('/ticket', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form });
      });
      app.options('choose', async ({ ack, options }) =>
        ack({ options: [{ text: text(`${options.value}stic Server`), value: 'ecs' }] }),
      );
      app.action('choose', async ({ ack, client, body }) => {
        await ack();
        if (body.type !== 'block_actions' || body.view === undefined) return;
        const more = { type: 'section' as const, text: text('More') };
        const view = { ...form, title: text('Changed'), blocks: [...form.blocks, more] };
        await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
      });
      app.view('form', async ({ ack, view }) => {
        values.push(view.state.values);
        if (view.state.values.title?.value?.value === 'bad') {
          await ack({ response_action: 'errors', errors: { title: 'Not that one' } });
        } else {
          await ack();
        }
      });
    });

    await control.type('maya', '#support', '/ticket new');
    const opened = await control.waitFor(() => control.modal('maya'));
    expect(opened).toMatchObject({ title: 'A form', callbackId: 'form', submit: 'Send' });

    expect(await control.submit('maya')).toEqual({
      outcome: 'errors',
      errors: { title: 'Please complete this required field.' },
    });
    expect((await control.suggest('maya', opened.id, 'choose', 'E')).options).toEqual([]);
    expect((await control.suggest('maya', opened.id, 'choose', 'Ela')).options).toHaveLength(1);
    await control.fill(opened.id, { Title: 'bad', Product: 'Ela' });
    const changed = await control.waitFor(() => control.modal('maya')?.title === 'Changed' && control.modal('maya'));
    expect(changed.fields.map((field) => field.value)).toEqual(['bad', { text: text('Elastic Server'), value: 'ecs' }]);

    expect(await control.submit('maya')).toEqual({ outcome: 'errors', errors: { title: 'Not that one' } });
    expect(control.modal('maya')?.errors).toEqual({ title: 'Not that one' });
    await control.fill('maya', { title: 'It burns' });
    expect(await control.submit('maya')).toEqual({ outcome: 'closed' });
    expect(control.modal('maya')).toBeUndefined();
    expect(values.at(-1)).toMatchObject({
      title: { value: { type: 'plain_text_input', value: 'It burns' } },
      product: { choose: { type: 'external_select', selected_option: { value: 'ecs' } } },
    });
  });

  it('presses buttons of messages, and answers through the response_url', async () => {
    const { control, client } = await start((app) => {
      app.action('close', async ({ ack, respond, action }) => {
        await ack();
        if (action.type === 'button') await respond({ replace_original: true, text: `closed ${action.value ?? ''}` });
      });
    });
    const posted = await client.chat.postMessage({
      channel: 'C0SUPPORT0',
      text: 'card',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'close', text: text('Close ticket'), value: 'CS1' }],
        },
      ],
    });
    const ts = posted.ts ?? '';
    expect(await control.click('maya', { channel: '#support', ts }, 'Close ticket')).toEqual({ ok: true });
    await control.waitFor(() => control.channel('#support').messages[0]?.text === 'closed CS1');
    await expect(control.click('maya', { channel: '#support', ts }, 'close')).rejects.toThrow('There is no close here');
  });

  it('tells of mentions, runs shortcuts, and reports closed modals', async () => {
    const heard: string[] = [];
    const { control } = await start((app) => {
      app.event('app_mention', async ({ event, client }) => {
        await client.chat.postMessage({
          channel: event.channel,
          thread_ts: event.ts,
          text: `Hello <@${event.user ?? ''}>`,
        });
      });
      app.shortcut('from_message', async ({ ack, shortcut, client }) => {
        await ack();
        if (shortcut.type === 'message_action') heard.push(shortcut.message.text ?? '');
        await client.views.open({ trigger_id: shortcut.trigger_id, view: { ...form, notify_on_close: true } });
      });
      app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
        await ack();
        heard.push('closed');
      });
    });
    const typed = await control.type('maya', '#support', 'hey @service_tickets <b>');
    const ts = typed.kind === 'message' ? typed.ts : '';
    const thread = await control.waitFor(
      () => control.thread('#support', ts).length === 2 && control.thread('#support', ts),
    );
    expect(thread.map((message) => `${message.from}: ${message.text}`)).toEqual([
      'maya: hey @service_tickets <b>',
      'service_tickets: Hello @maya',
    ]);
    expect(await control.shortcut('maya', 'from_message', { channel: '#support', ts })).toEqual({ ok: true });
    await control.waitFor(() => control.modal('maya'));
    await control.close('maya');
    expect(heard).toEqual(['hey <@U0BOT00000> &lt;b&gt;', 'closed']);
  });

  it('shows the person when the app is too slow, and counts its late answer', async () => {
    const { control } = await start(
      (app) => {
        app.command('/ticket', async ({ ack }) => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          await ack('too late');
        });
      },
      { ackDeadline: 50, resend: { interactive: [] } },
    );
    const typed = await control.type('maya', '#support', '/ticket help');
    expect(typed).toMatchObject({ outcome: { ok: false, error: 'operation_timeout' } });
    expect(control.screen('maya').notices.map((notice) => notice.text)).toEqual(['operation_timeout: /ticket failed']);
    await control.waitFor(() => control.stats().late === 1);
    expect(control.screen('maya').ephemerals).toEqual([]);
  });

  it('delivers twice when it is told to', async () => {
    const { control } = await start((app) => {
      app.command('/ticket', async ({ ack }) => ack());
    });
    control.deliverTwice('/ticket');
    await control.type('maya', '#support', '/ticket help');
    expect(control.stats().sentByName['/ticket']).toBe(2);
    await control.type('maya', '#support', '/ticket help');
    expect(control.stats().sentByName['/ticket']).toBe(3);
  });
});

describe('Socket Mode', () => {
  it('connects anew when Slack asks it to', async () => {
    const slack = await startWithApp('socket', (app) => {
      app.command('/ticket', async ({ ack }) => ack('there'));
    });
    const { control } = slack;
    const opened = () => control.requests('apps.connections.open').length;
    control.refreshConnections();
    await control.waitFor(() => opened() === 2 && control.stats().connections === 1, undefined, 'a new connection');
    await control.type('maya', '#support', '/ticket help');
    expect(control.screen('maya').ephemerals).toHaveLength(1);
    await slack.stop();
  });
});
