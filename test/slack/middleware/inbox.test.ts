import { describe, expect, it } from '@jest/globals';
import { ids, blockId } from '../../../src/slack/kit/ids.ts';
import { instructionOf } from '../../../src/slack/middleware/inbox.ts';

const user = { id: 'U1', team_id: 'T1' };
const command = { command: '/ticket', text: 'show 1', user_id: 'U1', trigger_id: '1.2' };
const submission = { type: 'view_submission', user, view: { id: 'V1', hash: 'h1', callback_id: 'reply' } };
const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 1' };
const event = (more: object) => ({ type: 'event_callback', event_id: 'Ev1', event: { ...mention, ...more } });

describe('what is kept of a payload', () => {
  it.each([
    ['a command', command, 'command:1.2'],
    ['a click', { type: 'block_actions', user, trigger_id: '3.4', actions: [{ action_id: 'x' }] }, 'action:3.4'],
    ['a shortcut', { type: 'shortcut', user, callback_id: 'x', trigger_id: '5.6' }, 'shortcut:5.6'],
    ['a form, in the state in which it sent to ticket', submission, 'submission:V1:h1'],
    ['a mention', event({}), 'event:app_mention:C1:1.5:'],
    ['an edited mention', event({ edited: { ts: '1.9' } }), 'event:app_mention:C1:1.5:1.9'],
    [
      'a direct message',
      event({ type: 'message', channel: 'D1', channel_type: 'im', subtype: 'file_share' }),
      'event:said:D1:1.5:',
    ],
  ])('is known by what the person did: %s', (_, body, key) => {
    expect(instructionOf(body, 7)).toEqual({ key, body: JSON.stringify(body), redacted: false, receivedAt: 7 });
  });

  it.each([
    ['an option list', { type: 'block_suggestion', user, action_id: 'x', value: '' }],
    ['a closed form', { type: 'view_closed', user, view: { id: 'V1' } }],
    ['an event about a channel', event({ type: 'channel_unarchive' })],
    ['a message in a channel', event({ type: 'message', channel_type: 'channel' })],
    ['what an app says', event({ type: 'message', channel_type: 'im', bot_id: 'B1' })],
    ['what Slack says', event({ type: 'message', channel_type: 'im', subtype: 'message_changed' })],
    ['nothing that is known', { type: 'other' }],
  ])('is nothing where nobody waits for an answer: %s', (_, body) => {
    expect(instructionOf(body, 7)).toBeUndefined();
  });

  const password = `${ids.access.inputs.password}:7`;
  it.each([
    ['the password of a host', password],
    ['an additional parameter that is secret', blockId('secret', 'a', 'key')],
    ['a code by text message', blockId('phoneCode', 0)],
    ['a code by e-mail', blockId('emailCode', 0)],
  ])('never holds %s, wherever the payload has it', (_, block) => {
    const values = {
      [block]: { x: { type: 'plain_text_input', value: 'canary' } },
      text: { text: { value: 'words' } },
    };
    const blocks = [{ type: 'input', block_id: block, element: { type: 'plain_text_input', initial_value: 'canary' } }];
    const actions = [{ action_id: 'x', block_id: block, value: 'canary' }];
    const body = {
      ...submission,
      token: 'canary',
      actions: undefined,
      view: { ...submission.view, blocks, state: { values } },
    };
    const kept = instructionOf(body, 7);
    expect(kept).toMatchObject({ redacted: true, body: expect.stringContaining('words') });
    expect(kept?.body).not.toContain('canary');
    const click = instructionOf({ ...body, type: 'block_actions', trigger_id: '1', actions }, 7);
    expect(click?.body).not.toContain('canary');
    const empty = { ...body, view: { ...body.view, state: { values: { [block]: { x: { value: null } } } } } };
    expect(instructionOf(empty, 7)?.redacted).toBe(false);
  });
});
