import { agreementView } from '../../../src/slack/agreement/view.ts';
import { reportView } from '../../../src/slack/abuse/view.ts';
import { confirmView } from '../../../src/slack/act/confirm-view.ts';
import { contactView } from '../../../src/slack/contact/view.ts';
import { failureMessage } from '../../../src/slack/kit/message.ts';
import { loadingView, noteView, outdatedView, saidIn } from '../../../src/slack/kit/modal.ts';
import { parametersView } from '../../../src/slack/parameters/view.ts';
import { askedOf, unrated, rateView } from '../../../src/slack/rating/view.ts';
import { relatedView, ticketOption } from '../../../src/slack/related/view.ts';
import { replyView } from '../../../src/slack/reply/view.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { foreign } from '../../../src/slack/text/document.ts';
import { at, failed, longId, longTicket, open, times } from './content.ts';
import { longParameters } from './create.ts';
import type { Entry } from './entry.ts';

const longRating = (long: string) => {
  const asked = askedOf(times(100, (id) => ({ id, name: long, stars: 10, perStar: 1 })));
  return { asked, rated: { stars: asked.map(({ id }) => ({ dimension: id, stars: 10 })), comment: long } };
};

export const forms: readonly Entry[] = [
  {
    name: 'noteView',
    shortest: (texts) => noteView('', failureMessage(''), texts),
    longest: (texts, long) => noteView(long, failureMessage(foreign(long)), texts),
  },
  {
    name: 'saidIn',
    shortest: (texts) => saidIn(noteView('', failureMessage(''), texts)) ?? failureMessage('no note'),
    // Titles are our own words.
    longest: (texts, long) =>
      saidIn(noteView(texts('cards.done'), failureMessage(foreign(long)), texts)) ?? failureMessage('no note'),
  },
  {
    name: 'outdatedView',
    shortest: (texts) => outdatedView(texts),
    longest: (texts) => outdatedView(texts),
  },
  {
    name: 'loadingView',
    shortest: (texts) => loadingView('', texts),
    longest: (texts, long) => loadingView(long, texts),
  },
  {
    name: 'replyView',
    shortest: (texts) => replyView({ ticket: { id: '1' }, form: open }, texts),
    longest: (texts, long) => replyView({ ticket: longTicket(long), text: long, form: failed(long) }, texts),
  },
  {
    ...{ name: 'confirmView', kind: 'close' },
    shortest: (texts) => confirmView({ action: 'close', ticket: { id: '1' }, form: open }, texts),
    longest: (texts, long) =>
      confirmView(
        {
          action: 'close',
          ticket: longTicket(long),
          resolution: long,
          note: long,
          rating: longRating(long),
          form: failed(long),
        },
        texts,
      ),
  },
  {
    ...{ name: 'confirmView', kind: 'delete' },
    shortest: (texts) => confirmView({ action: 'delete', ticket: { id: '1' }, form: open }, texts),
    longest: (texts, long) => confirmView({ action: 'delete', ticket: longTicket(long), form: failed(long) }, texts),
  },
  {
    name: 'rateView',
    shortest: (texts) => rateView({ ticket: { id: '1' }, asked: [], rated: unrated, form: open }, texts),
    longest: (texts, long) => rateView({ ticket: longTicket(long), ...longRating(long), form: failed(long) }, texts),
  },
  {
    name: 'contactView',
    shortest: (texts) =>
      contactView({ ticket: '1', values: {}, shape: { areaCodes: [], contacts: [] }, form: open }, texts),
    longest: (texts, long) => {
      const areaCodes = times(100, (place) => ({ id: `+${place}`, name: long }));
      const contacts = (['phone', 'email'] as const).map((way) => ({ way, needsCode: true, sentAt: at }));
      const marks = { phone: foreign(long), phoneCode: foreign(long), email: foreign(long), emailCode: foreign(long) };
      const values = { areaCode: '+99', phone: long, email: long };
      return contactView({ ticket: longId, values, shape: { areaCodes, contacts }, marks, form: failed(long) }, texts);
    },
  },
  {
    name: 'relatedView',
    shortest: (texts) => relatedView({ ticket: { id: '1' }, shown: [], chosen: [], form: open }, texts),
    longest: (texts, long) => {
      const related = times(150, (place) => ({ id: `${longId.slice(3)}${100 + place}`, description: long }));
      const shown = related.map(({ id }) => id);
      const chosen = related.map((one) => ticketOption(one, texts));
      return relatedView({ ticket: longTicket(long), shown, chosen, form: failed(long) }, texts);
    },
  },
  {
    name: 'agreementView',
    shortest: (texts) =>
      agreementView({ agreement: { id: 1, name: '', text: '' }, signed: false }, { kind: 'ticket', page: 0 }, texts),
    longest: (texts, long) => {
      const agreement = { id: Number.MAX_SAFE_INTEGER, name: long, text: long, version: Number.MAX_SAFE_INTEGER };
      return agreementView({ agreement, signed: true }, { kind: 'access', page: 1 }, texts);
    },
  },
  {
    name: 'reportView',
    shortest: (texts) => reportView(open, texts),
    longest: (texts, long) => reportView(failed(long), texts),
  },
  {
    name: 'parametersView',
    shortest: (texts) => parametersView({ asked: { ticket: '1' }, questions: [], form: open }, texts),
    longest: (texts, long) => {
      const id = beginning(long, 128);
      const questions = longParameters(long);
      const given = questions.map(({ key }) => ({ key, value: long }));
      const asked = { ticket: longId, kind: { product: id, problemType: id } };
      return parametersView({ asked, questions, given, form: failed(long) }, texts);
    },
  },
];
