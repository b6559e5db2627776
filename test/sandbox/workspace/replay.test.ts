import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startWithApp, type Connected } from './support.ts';

let there: Connected;
let heard: unknown[];

beforeEach(async () => {
  heard = [];
  there = await startWithApp('socket', (app) => {
    app.command('/ticket', async ({ command, ack, respond }) => {
      heard.push([command.user_id, command.team_id, command.channel_id, command.text]);
      await ack();
      await respond({ text: 'Heard', response_type: 'ephemeral' });
    });
    app.action('old', async ({ ack, body, client }) => {
      await ack();
      heard.push([body.user.id, body.type]);
      if (!('trigger_id' in body)) return;
      const title = { type: 'plain_text', text: 'Opened' } as const;
      await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks: [] } });
    });
    app.view('form', async ({ ack, view }) => {
      heard.push([view.private_metadata, view.state.values.a?.b?.value]);
      const { id, root_view_id: root } = view;
      heard.push(id === root);
      await ack({ response_action: 'errors', errors: { a: 'No' } });
    });
  });
});

afterEach(() => there.stop());

it('sends a command as somebody whom Slack would not let type it', async () => {
  const { control } = there;
  control.deactivate('maya');
  await control.replay('maya', '#secret', { command: '/ticket', text: 'show 1' });
  const heardBy = await control.waitFor(() => control.screen('maya').ephemerals.find(({ text }) => text === 'Heard'));
  expect(heardBy).toBeDefined();
  expect(heard).toEqual([['U0MAYA0000', 'T0SANDBOX0', 'C0SECRET00', 'show 1']]);
});

it('presses a button that is nowhere, and the trigger opens a form for who pressed it', async () => {
  const { control } = there;
  const actions = [{ type: 'button', action_id: 'old', block_id: 'b', value: '1' }];
  await control.replay('liwei', '#support', { type: 'block_actions', actions });
  expect((await control.waitFor(() => control.modal('liwei'))).title).toBe('Opened');
  expect(heard).toEqual([['U0LIWEI000', 'block_actions']]);
});

it('submits a form that somebody made up, and answers the ack', async () => {
  const state = { values: { a: { b: { type: 'plain_text_input', value: 'typed' } } } };
  const view = { type: 'modal', callback_id: 'form', private_metadata: 'made up', blocks: [], state };
  const ack = await there.control.replay('liwei', '#support', { type: 'view_submission', view });
  expect(ack).toMatchObject({ response_action: 'errors', errors: { a: 'No' } });
  expect(heard).toEqual([['made up', 'typed'], true]);
});
