import { describe, expect, it } from '@jest/globals';
import { reasons } from '../../../src/sandbox/workspace/blocks/reasons.ts';
import { messageBlocks, modal } from '../../../src/sandbox/workspace/blocks/surfaces.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const options = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ text: plain(75), value: `${index}`, ...more }));
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain(10), element, ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain(10), ...more });

const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const word = { type: 'text', text: 'x', style: { bold: true } };
const section = { type: 'rich_text_section', elements: [word] };

function inMessage(...blocks: unknown[]): readonly string[] {
  const parsed = messageBlocks.safeParse(blocks);
  return parsed.success ? [] : reasons(parsed.error.issues, '/blocks');
}

function inModal(...blocks: unknown[]): readonly string[] {
  const parsed = modal.safeParse({ type: 'modal', title: plain(24), submit: plain(24), close: plain(24), blocks });
  return parsed.success ? [] : reasons(parsed.error.issues, '/view');
}

describe('what Slack takes', () => {
  it.each<[string, unknown]>([
    ['a full section', { type: 'section', text: mrkdwn(3000), fields: Array.from({ length: 10 }, () => mrkdwn(2000)) }],
    [
      'a section with an image',
      {
        type: 'section',
        text: plain(1),
        accessory: { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'a' },
      },
    ],
    ['a header', { type: 'header', text: plain(150) }],
    ['a context', { type: 'context', elements: Array.from({ length: 10 }, () => mrkdwn(10)) }],
    [
      '25 buttons',
      actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `a${index}`, value: 'v'.repeat(2000) }))),
    ],
    ['a menu with 100 options', actions({ type: 'static_select', options: options(100, { description: plain(75) }) })],
    [
      'groups of options',
      actions({ type: 'static_select', option_groups: [{ label: plain(75), options: options(100) }] }),
    ],
    ['an input', input({ type: 'plain_text_input', multiline: true, min_length: 0, max_length: 3000 })],
    [
      'rich text',
      richText(
        { type: 'rich_text_section', elements: [word, { type: 'link', url: 'https://x.test', text: 'x' }] },
        { type: 'rich_text_list', style: 'ordered', elements: [section], indent: 2, offset: 3, border: 1 },
        { type: 'rich_text_quote', elements: [{ type: 'date', timestamp: 1, format: '{time}', fallback: 'x' }] },
        { type: 'rich_text_preformatted', elements: [word], border: 0 },
      ),
    ],
    ['a divider', { type: 'divider', block_id: 'd'.repeat(255) }],
    [
      'a confirmation',
      actions(button({ confirm: { title: plain(100), text: mrkdwn(300), confirm: plain(30), deny: plain(30) } })),
    ],
  ])('%s, in messages and modals', (_, block) => {
    expect(inMessage(block)).toEqual([]);
    expect(inModal(block)).toEqual([]);
  });

  it('Markdown in messages, files and numbers in modals', () => {
    expect(inMessage({ type: 'markdown', text: '# x' })).toEqual([]);
    expect(inModal(input({ type: 'file_input', max_files: 10, filetypes: ['log'] }))).toEqual([]);
    expect(inModal(input({ type: 'number_input', is_decimal_allowed: false }))).toEqual([]);
  });
});

describe('what Slack refuses', () => {
  it.each<[unknown, string]>([
    [richText(), 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      richText({ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }),
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      richText({ type: 'rich_text_section', elements: [{ type: 'user' }] }),
      'missing required field: user_id [json-pointer:/blocks/0/elements/0/elements/0]',
    ],
    [
      richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      'unsupported type [json-pointer:/blocks/0/elements/0/elements/0]',
    ],
    [
      richText({ type: 'rich_text_list', style: 'bullet', elements: [] }),
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/elements]',
    ],
    [{ type: 'section' }, 'text or fields is required [json-pointer:/blocks/0]'],
    [{ type: 'section', text: mrkdwn(3001) }, 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
    [
      { type: 'section', fields: [mrkdwn(2001)] },
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      { type: 'section', text: { ...mrkdwn(1), emoji: true } },
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [{ type: 'header', text: plain(151) }, 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
    [{ type: 'header', text: mrkdwn(1) }, 'type'],
    [{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn(1)) }, 'no more than 10 items allowed'],
    [{ type: 'context', elements: [] }, 'no fewer than 1 items allowed'],
    [{ type: 'parade' }, 'unsupported type [json-pointer:/blocks/0/type]'],
    [{ type: 'divider', colour: 'red' }, 'invalid additional property: colour'],
    [{ type: 'divider', block_id: 'x'.repeat(256) }, 'must be less than 256 characters'],
    [actions(), 'no fewer than 1 items allowed'],
    [
      actions(...Array.from({ length: 26 }, () => button())),
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [actions(button({ text: plain(76) })), 'must be less than 76 characters'],
    [actions(button({ value: 'x'.repeat(2001) })), 'must be less than 2001 characters'],
    [actions(button({ url: 'x'.repeat(3001) })), 'must be less than 3001 characters'],
    [actions(button({ style: 'loud' })), 'elements/0/style'],
    [actions(button({ text: undefined })), 'missing required field: text [json-pointer:/blocks/0/elements/0]'],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' })), 'action_id already exists in this block'],
    [actions({ type: 'static_select', options: options(101) }), 'no more than 100 items allowed'],
    [actions({ type: 'static_select', options: [] }), 'no fewer than 1 items allowed'],
    [actions({ type: 'static_select' }), 'exactly one of options and option_groups is required'],
    [actions({ type: 'static_select', options: [{ text: plain(76), value: 'v' }] }), 'must be less than 76 characters'],
    [
      actions({ type: 'static_select', options: [{ text: plain(1), value: 'v'.repeat(151) }] }),
      'must be less than 151 characters',
    ],
    [
      actions({ type: 'static_select', options: options(2), initial_option: { text: plain(1), value: 'z' } }),
      'initial choice is not among the options',
    ],
    [actions({ type: 'multi_users_select' }), 'unsupported type'],
    [actions({ type: 'overflow', options: options(6) }), 'no more than 5 items allowed'],
    [input({ type: 'checkboxes', options: options(11) }), 'no more than 10 items allowed'],
    [input({ type: 'plain_text_input', max_length: 3001 }), 'element/max_length'],
    [
      input({ type: 'plain_text_input', max_length: 2, initial_value: 'long' }),
      'initial_value is longer than max_length',
    ],
    [input(button()), 'unsupported type'],
    [input({ type: 'file_input' }), 'unsupported type: file_input'],
    [input({ type: 'datepicker', initial_date: 'today' }), 'element/initial_date'],
    [{ type: 'image', alt_text: 'x' }, 'exactly one of image_url and slack_file is required'],
    [{ type: 'markdown', text: 'x'.repeat(12_001) }, 'must be less than 12001 characters'],
  ])('%#: %j', (block, reason) => {
    expect(inMessage(block).join('\n')).toContain(reason);
  });

  it('more than 50 blocks in a message, and a block_id twice', () => {
    const dividers = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(inMessage(...dividers)).toEqual(['no more than 50 items allowed [json-pointer:/blocks]']);
    const twice = { type: 'divider', block_id: 'b' };
    expect(inModal(twice, twice)).toEqual(['block_id already exists: b [json-pointer:/view/blocks/1/block_id]']);
  });

  it('Markdown, 11 files and a second focus in a modal', () => {
    expect(inModal({ type: 'markdown', text: 'x' }).join()).toContain('unsupported type');
    expect(inModal(input({ type: 'file_input', max_files: 11 })).join()).toContain('max_files');
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    expect(inModal(focused, focused).join()).toContain('only one element may have focus_on_load');
  });

  it.each<[object, string]>([
    [{ title: plain(25) }, 'must be less than 25 characters [json-pointer:/view/title/text]'],
    [{ submit: mrkdwn(1) }, 'view/submit'],
    [{ submit: undefined, blocks: [input({ type: 'plain_text_input' })] }, 'missing required field: submit'],
    [{ private_metadata: 'x'.repeat(3001) }, 'must be less than 3001 characters'],
    [{ callback_id: 'x'.repeat(256) }, 'must be less than 256 characters'],
    [{ blocks: undefined }, 'missing required field: blocks'],
    [{ state: {} }, 'invalid additional property: state'],
  ])('a frame that does not fit: %j', (change, reason) => {
    const parsed = modal.safeParse({ type: 'modal', title: plain(24), submit: plain(1), blocks: [], ...change });
    expect(reasons(parsed.error?.issues ?? [], '/view').join()).toContain(reason);
  });
});
