import type { BlockAction, ViewClosedAction } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import { createJournal } from '../../../src/sandbox/journal/journal.ts';
import { startPage } from '../../../src/sandbox/page/page.ts';
import { startTicketService } from '../../../src/sandbox/tickets/service.ts';
import type { WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { startWithApp } from '../workspace/support.ts';
import type { Endings } from './support.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string) => ({ text: plain(`Option ${value}`), value });
const options = [option('a'), option('b'), option('c')];

/** One of every control, each in an input block that is called like its action. */
const form: ModalView = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Everything'),
  submit: plain('Send'),
  blocks: [
    { type: 'plain_text_input', action_id: 'line' } as const,
    { type: 'plain_text_input', action_id: 'heard' } as const,
    { type: 'plain_text_input', action_id: 'text', multiline: true } as const,
    { type: 'number_input', action_id: 'number', is_decimal_allowed: false } as const,
    { type: 'static_select', action_id: 'one', options } as const,
    {
      type: 'multi_static_select',
      action_id: 'several',
      max_selected_items: 2,
      option_groups: [
        { label: plain('Letters'), options },
        { label: plain('Others'), options: [option('7')] },
      ],
    } as const,
    { type: 'external_select', action_id: 'search', min_query_length: 1 } as const,
    { type: 'multi_external_select', action_id: 'searches', min_query_length: 1 } as const,
    { type: 'checkboxes', action_id: 'boxes', options } as const,
    { type: 'radio_buttons', action_id: 'radio', options } as const,
    { type: 'users_select', action_id: 'person' } as const,
    { type: 'multi_users_select', action_id: 'people' } as const,
    { type: 'conversations_select', action_id: 'place' } as const,
    { type: 'datepicker', action_id: 'date' } as const,
    { type: 'timepicker', action_id: 'time' } as const,
    { type: 'file_input', action_id: 'files' } as const,
  ].map((element) => ({
    type: 'input',
    block_id: `block of ${element.action_id}`,
    dispatch_action: element.action_id === 'heard',
    label: plain(`The ${element.action_id}`),
    element,
  })),
};

/** A button that asks first, and one that puts a view on top. */
const asking: ModalView = {
  type: 'modal',
  title: plain('Asking'),
  callback_id: 'asking',
  notify_on_close: true,
  blocks: [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'sure',
          text: plain('Remove'),
          confirm: {
            title: plain('Really?'),
            text: plain('It is gone then.'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        },
        { type: 'button', action_id: 'deeper', text: plain('Deeper') },
      ],
    },
  ],
};

/** A Home tab with a picture of the workspace, a choice and a button that is a link. */
const homeOf = (file: string): HomeView => ({
  type: 'home',
  blocks: [
    { type: 'image', slack_file: { id: file }, alt_text: 'A single dot' },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'sure', text: plain('Home button') },
        { type: 'button', action_id: 'away', text: plain('Away'), url: 'https://example.com/away' },
      ],
    },
  ],
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export interface Heard {
  readonly submissions: unknown[];
  readonly presses: string[];
  /** Titles of views that were closed, with a mark where all of the stack was. */
  readonly closed: string[];
  /** Lets the app show the form anew. */
  readonly goOn: ((done: unknown) => void)[];
}

/** A small app of its own, so that every control is there, and the page of its workspace. */
export async function startControlApp(
  endings: Endings,
): Promise<{ readonly url: string; readonly heard: Heard; readonly control: WorkspaceServer['control'] }> {
  let picture = '';
  const heard: Heard = { submissions: [], presses: [], closed: [], goOn: [] };
  const connected = await startWithApp(
    'socket',
    (app) => {
      app.command('/form', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: body.text === 'asking' ? asking : form });
      });
      app.options(/search/, ({ ack, payload }) =>
        ack({ options: [option('x'), option('y')].filter(({ text }) => text.text.endsWith(payload.value)) }),
      );
      app.action('heard', async ({ ack, body, client }) => {
        await ack();
        if (body.type !== 'block_actions') return;
        heard.presses.push('heard');
        await new Promise((resolve) => heard.goOn.push(resolve));
        // The same form anew, with another hint: what is typed stays.
        const blocks = form.blocks.map((block) =>
          block.type === 'input' ? { ...block, hint: plain('Heard.') } : block,
        );
        await client.views.update({ view_id: body.view?.id ?? '', view: { ...form, blocks } });
      });
      app.action('sure', async ({ ack }) => {
        await ack();
        heard.presses.push('sure');
      });
      app.action<BlockAction>('deeper', async ({ ack, body, client }) => {
        await ack();
        const deep: ModalView = { ...asking, title: plain('Deep'), blocks: [{ type: 'divider' }] };
        await client.views.push({ trigger_id: body.trigger_id, view: deep });
      });
      app.view<ViewClosedAction>({ callback_id: 'asking', type: 'view_closed' }, async ({ ack, body, view }) => {
        await ack();
        heard.closed.push(`${view.title.text}${body.is_cleared ? ' (all)' : ''}`);
      });
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'home') return;
        await client.views.publish({ user_id: event.user, view: homeOf(picture) });
      });
      app.view('form', async ({ ack, view }) => {
        heard.submissions.push(view.state.values);
        await ack();
      });
    },
    { commands: [{ name: '/form', shouldEscape: false }] },
  );
  endings.push(() => connected.stop());
  const shared = { name: 'dot.png', content: pixel };
  [picture = ''] = (await connected.control.upload('maya', { channel: '#support' }, shared)).files;
  const tickets = await startTicketService({ credentials: [] });
  endings.push(() => tickets.close());
  const journal = createJournal({ secrets: [] });
  const page = await startPage({ workspace: connected.control, tickets: tickets.control, journal, port: 0 });
  endings.push(() => page.close());
  return { url: page.url, heard, control: connected.control };
}
