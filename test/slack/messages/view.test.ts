import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { fullMessageView, filesAnswers } from '../../../src/slack/messages/view.ts';
import type { Message, Ticket } from '../../../src/tickets/ticket/ticket.ts';
import { viewFaults, messageFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const at = Date.UTC(2026, 0, 2, 3, 4);
const message = (id: string, text: string): Message => ({ id, author: 'customer', text, at, attachments: [] });
const ticket: Ticket = {
  id: '12345678',
  description: 'The disk is full',
  status: 1,
  messages: [message('m1', 'Any news?'), message('m2', 'Of somebody else')],
};

describe('the messages of a ticket', () => {
  it('offer to take back one’s own, after a question', () => {
    const view = fullMessageView({ ticket, own: new Set(['m1']) }, { ticket: ticket.id, page: 0 }, texts);
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });

  it('stay within the limits of Slack, whatever and however much was written', () => {
    const long = 'm'.repeat(65);
    const messages = [...Array.from({ length: 300 }, (_, i) => message(`m${i}`, '<'.repeat(9000))), message(long, 'x')];
    const own = new Set(messages.map(({ id }) => id ?? ''));
    const views = [
      fullMessageView(
        { ticket: { ...ticket, messages, description: '' }, own },
        { ticket: ticket.id, page: 10_000 },
        texts,
      ),
      fullMessageView(
        { ticket: { ...ticket, messages }, own, said: 's'.repeat(9000) },
        { ticket: ticket.id, page: 3 },
        texts,
      ),
      fullMessageView({ ticket: { ...ticket, messages: [] }, own }, { ticket: ticket.id, page: 0 }, texts),
    ];
    expect(views.flatMap(viewFaults)).toEqual([]);
  });
});

it('offers only addresses that a browser opens', () => {
  const files = ['javascript:alert(1)', 'nothing', `https://a/${'x'.repeat(3000)}`, 'https://a/b'].map((address) => ({
    name: 'a.txt',
    address,
  }));
  const shown = JSON.stringify(filesAnswers({ wanted: 1, files }, createTexts('en')));
  expect(shown.match(/"url"/g)).toHaveLength(1);
  expect(shown).toContain('"url":"https://a/b"');
});

it('spreads addresses that are long over several messages, each of which Slack takes', () => {
  const files = Array.from({ length: 12 }, (_, place) => ({
    name: `${place}.txt`,
    address: `https://f.example/${'a'.repeat(2500)}${place}`,
  }));
  const answers = filesAnswers({ wanted: 12, files }, createTexts('en'));
  expect(answers.length).toBeGreaterThan(1);
  expect(answers.flatMap((answer) => messageFaults(answer))).toEqual([]);
  expect(JSON.stringify(answers).match(/"url"/g)).toHaveLength(12);
});
