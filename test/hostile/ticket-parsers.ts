import { requestId } from '../../src/tickets/access/settle.ts';
import { loginsOf, wayOf } from '../../src/tickets/access/ways.ts';
import { actionOf, interactionKey, isTicketId, pageNumber, placeOf, textWithin } from '../../src/tickets/checks.ts';
import { likelyDoubles } from '../../src/tickets/doubles.ts';
import { endOfDay, startOfDay } from '../../src/tickets/filters/days.ts';
import { savedName } from '../../src/tickets/filters/saved.ts';
import { fold } from '../../src/tickets/fold.ts';
import { checkParameter } from '../../src/tickets/form-check.ts';
import { checkContact, checkCopies, isAddress } from '../../src/tickets/form-contact.ts';
import { wholeEnd } from '../../src/tickets/graphemes.ts';
import { isLabelId, labelName, labelNamed } from '../../src/tickets/labels/rules.ts';
import { languageOf } from '../../src/tickets/language.ts';
import { hasWords, searchWords, sentWords } from '../../src/tickets/list-words.ts';
import { formerKey, textKey } from '../../src/tickets/message-key.ts';
import { namedTicket } from '../../src/tickets/named-ticket.ts';
import { fits, readFilter, writeFilter } from '../../src/tickets/new-ticket-filter.ts';
import { recognise } from '../../src/tickets/own-words.ts';
import { partsOf, quote } from '../../src/tickets/quoted.ts';
import { signature, unsigned } from '../../src/tickets/signature.ts';
import { insertTemplate, removeTemplate } from '../../src/tickets/template.ts';
import { ticketInAddress } from '../../src/tickets/ticket-address.ts';
import { titleOf } from '../../src/tickets/title.ts';
import { cleanText, sameWords } from '../../src/tickets/words.ts';
import type { Parsers } from './feed.ts';

const summary = (description: string) => ({ id: '1', description, status: 0 });
const filter = (words: string) => ({ words: [words], product: [words], problem: [], region: [], by: [] });
const message = (text: string) => ({ author: 'customer' as const, text, attachments: [] });

/** Slack's limit for a text input. */
const entered = 3000;

/** What reads a text by the rules of tickets, by source file. */
export const ticketParsers: Parsers = {
  'tickets/access/settle.ts': { requestId },
  'tickets/access/ways.ts': {
    wayOf,
    loginsOf: (text) =>
      loginsOf([{ host: '1', port: text, account: text, password: text }], [{ id: '1', name: text }] as never),
  },
  'tickets/checks.ts': {
    ...{ isTicketId, interactionKey, actionOf },
    pageNumber: (text) => pageNumber(Number(text)),
    placeOf: (text) => placeOf({ channel: `C${text}`, thread: text }),
    textWithin: (text) => textWithin('text', text, 2000),
  },
  'tickets/doubles.ts': { likelyDoubles: (text) => likelyDoubles({ description: text }, [summary(text)]) },
  'tickets/filters/days.ts': { startOfDay: (text) => startOfDay(text), endOfDay: (text) => endOfDay(text) },
  'tickets/filters/saved.ts': { savedName },
  'tickets/fold.ts': { fold },
  'tickets/form-check.ts': {
    checkParameter: (text) =>
      checkParameter({ key: 'a', name: 'a', kind: 'integer', required: true, options: [], sensitive: false }, [text]),
  },
  'tickets/form-contact.ts': {
    isAddress,
    checkContact: (text) => checkContact({ phone: text, email: text }, { phoneRequired: true, emailRequired: true }),
    checkCopies: (text) => checkCopies({ copies: text }, undefined),
  },
  'tickets/graphemes.ts': {
    'wholeEnd, early': (text) => wholeEnd(text, 3000),
    'wholeEnd, late': (text) => wholeEnd(text, 99_990),
  },
  'tickets/labels/rules.ts': {
    isLabelId,
    labelName,
    labelNamed: (text) => labelNamed([{ id: '1', name: text }], text),
  },
  'tickets/language.ts': { languageOf },
  'tickets/list-words.ts': {
    searchWords: (text) => searchWords(text.split(' ')),
    sentWords: (text) => sentWords([text]),
    hasWords: (text) => hasWords(summary(text), [text.slice(1)]),
  },
  'tickets/message-key.ts': { textKey, formerKey },
  'tickets/named-ticket.ts': {
    namedTicket,
    'namedTicket, after a number': (text) => namedTicket(`#12345678${text}`),
    'namedTicket, in an address': (text) => namedTicket(`https://a.example/${text}`),
    'namedTicket, in a query': (text) => namedTicket(`https://a.example/?${text}&id=12345678`),
    'namedTicket, in a host': (text) => namedTicket(`https://${text}`),
  },
  'tickets/new-ticket-filter.ts': {
    readFilter,
    writeFilter: (text) => writeFilter(filter(text)),
    fits: (text) => fits(filter(text), summary(text)),
  },
  'tickets/own-words.ts': {
    recognise: (text) =>
      recognise(
        [{ id: '1', account: 'a', ticket: '1', at: 1, kind: 'message', message: message(text) }],
        [{ id: '1', textKey: '', by: 'U1', at: 1, accepted: true }],
      ),
  },
  'tickets/quoted.ts': {
    partsOf: (text) => partsOf(text, { named: false }),
    'partsOf, with names': (text) => partsOf(text, { named: true }),
    quote: (text) => quote(text, /[,:]/),
  },
  'tickets/signature.ts': { signature, unsigned, 'unsigned, after a dash': (text) => unsigned(`— ${text}`) },
  'tickets/template.ts': {
    insertTemplate: (text) => insertTemplate(text.slice(0, entered), text.slice(0, entered / 2)),
    removeTemplate: (text) => removeTemplate(text.slice(0, entered), `${text.slice(0, entered / 2)}y`),
  },
  'tickets/ticket-address.ts': { ticketInAddress: (text) => ticketInAddress(text, 0) },
  'tickets/title.ts': { titleOf: (text) => titleOf(text) },
  'tickets/words.ts': { cleanText, sameWords: (text) => sameWords(text, `${text}x`) },
};
