import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { isAboutNewTicket, isReplyInstead, offersForm, saysTooLate, understand } from './hear.ts';

const texts = createTexts('en');
const id = '2026112900000001';

describe('what people take texts of the bot for', () => {
  it.each([
    ['done', texts('create.success', { ticket: id })],
    ['done', texts('cards.reply.sent', { id })],
    ['done', texts('cards.act.done', { action: 'close', id })],
    ['done', texts('cards.act.done', { action: 'cancel', id })],
    ['done', texts('cards.finished', { id, status: 3 })],
    ['done', texts('cards.finished', { id, status: 4 })],
    ['done', texts('errors.desk.finished', { status: 3 })],
    ['done', texts('labels.done', { id, attached: 1, detached: 0 })],
    ['done', texts('labels.done', { id, attached: 0, detached: 2 })],
    ['done', texts('labels.done', { id, attached: 0, detached: 0 })],
    ['done', texts('access.done.granted', { id })],
    ['done', texts('access.done.reject', { id })],
    ['asked', texts('related.doubles')],
    ['unclear', texts('errors.desk.uncertain')],
    ['unclear', texts('errors.desk.in-progress')],
    ['unclear', texts('errors.desk.sent-before')],
    ['unclear', texts('errors.service.unclear')],
    ['unclear', texts('errors.unknown')],
    ['unclear', texts('cards.failed', { reason: texts('errors.desk.uncertain') })],
    ['unclear', texts('create.kept-draft', { reason: texts('errors.desk.uncertain') })],
    ['failed', texts('errors.service.down')],
    ['failed', texts('errors.service.busy')],
    ['failed', texts('errors.restarting')],
    ['failed', texts('cards.failed', { reason: texts('errors.service.down') })],
    ['failed', texts('create.kept-draft', { reason: texts('errors.service.down') })],
    ['working', texts('commands.working')],
    ['working', texts('cards.sending')],
    ['working', texts('create.progress.checking')],
    ['working', texts('create.progress.creating')],
    ['working', texts('create.progress.busy')],
    [undefined, texts('errors.restarted.ask', { what: `“/ticket messages ${id}”` })],
    [undefined, texts('errors.restarted.ask', { what: `“/ticket reply ${id}”` })],
    [undefined, texts('errors.restarted.ask', { what: `“reply ${id}”` })],
    [undefined, texts('errors.restarted.ask', { what: '“/ticket new w7a wagon”' })],
    [undefined, texts('errors.restarted.ask', { what: '“Approve…”' })],
    ['unclear', texts('errors.restarted.unclear', { what: `“/ticket reply ${id} w7a wagon”` })],
    ['unclear', texts('errors.restarted.unclear', { what: `“reply ${id} w7a wagon”` })],
    ['unclear', texts('errors.restarted.unclear', { what: '“New ticket”' })],
    ['unclear', texts('errors.restarted.unclear', { what: texts('errors.restarted.this') })],
    [undefined, texts('errors.slack.down', { sent: 'look' })],
    [undefined, texts('cards.list.empty')],
  ])('%s: %s', (kind, text) => {
    expect(understand(text)?.kind).toBe(kind);
  });

  it('the number of the ticket', () => {
    expect(understand(texts('create.success', { ticket: id }))).toEqual({ kind: 'done', ticket: id });
  });

  it('what it is about, where no number says so', () => {
    expect(isAboutNewTicket(texts('create.kept-draft', { reason: texts('errors.service.down') }))).toBe(true);
    expect(isAboutNewTicket(texts('errors.restarted.unclear', { what: `“${texts('create.title')}”` }))).toBe(true);
    expect(isAboutNewTicket(texts('errors.service.down'))).toBe(false);
    expect(isReplyInstead(texts('create.earlier.sent', { ticket: id }))).toBe(true);
    expect(isReplyInstead(texts('create.success', { ticket: id }))).toBe(false);
  });

  it('a button in place of a form', () => {
    expect(offersForm(texts('commands.offer', { id }))).toBe(true);
    expect(offersForm(texts('commands.offer-form'))).toBe(true);
  });

  it('an edit that came too late', () => {
    expect(saysTooLate(texts('commands.late'))).toBe(true);
  });
});
