import { requestId } from '../../src/tickets/access/settle.ts';
import { loginsOf, wayOf } from '../../src/tickets/access/ways.ts';
import { actionOf, interactionKey, isTicketId, pageNumber, placeOf, textWithin } from '../../src/tickets/checks.ts';
import { likelyDuplicates } from '../../src/tickets/create/duplicates.ts';
import { endOfDay, startOfDay } from '../../src/tickets/list/days.ts';
import { savedName } from '../../src/tickets/list/saved.ts';
import { fold } from '../../src/tickets/words/fold.ts';
import { checkParameter } from '../../src/tickets/create/form-check.ts';
import { checkContact, checkCopies, isAddress } from '../../src/tickets/create/form-contact.ts';
import { graphemeEnd } from '../../src/tickets/words/graphemes.ts';
import { isLabelId, labelName, labelNamed } from '../../src/tickets/labels/rules.ts';
import { languageOf } from '../../src/tickets/language.ts';
import { hasWords, searchWords, sentWords } from '../../src/tickets/list/list-words.ts';
import { formerKey, textKey } from '../../src/tickets/words/message-key.ts';
import { namedTicket } from '../../src/tickets/ticket/named-ticket.ts';
import { fits, readFilter, writeFilter } from '../../src/tickets/links/new-ticket-filter.ts';
import { recognise } from '../../src/tickets/words/own-words.ts';
import { partsOf, quote } from '../../src/tickets/words/quoted.ts';
import { signature, unsigned } from '../../src/tickets/reply/signature.ts';
import { insertTemplate, removeTemplate } from '../../src/tickets/create/template.ts';
import { ticketInAddress } from '../../src/tickets/ticket/ticket-address.ts';
import { titleOf } from '../../src/tickets/words/title.ts';
import { cleanText, sameWords } from '../../src/tickets/words/words.ts';
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
  'tickets/create/duplicates.ts': {
    likelyDuplicates: (text) => likelyDuplicates({ description: text }, [summary(text)]),
  },
  'tickets/list/days.ts': { startOfDay: (text) => startOfDay(text), endOfDay: (text) => endOfDay(text) },
  'tickets/list/saved.ts': { savedName },
  'tickets/words/fold.ts': { fold },
  'tickets/create/form-check.ts': {
    checkParameter: (text) =>
      checkParameter({ key: 'a', name: 'a', kind: 'integer', required: true, options: [], sensitive: false }, [text]),
  },
  'tickets/create/form-contact.ts': {
    isAddress,
    checkContact: (text) => checkContact({ phone: text, email: text }, { phoneRequired: true, emailRequired: true }),
    checkCopies: (text) => checkCopies({ copies: text }, undefined),
  },
  'tickets/words/graphemes.ts': {
    'wholeEnd, early': (text) => graphemeEnd(text, 3000),
    'wholeEnd, late': (text) => graphemeEnd(text, 99_990),
  },
  'tickets/labels/rules.ts': {
    isLabelId,
    labelName,
    labelNamed: (text) => labelNamed([{ id: '1', name: text }], text),
  },
  'tickets/language.ts': { languageOf },
  'tickets/list/list-words.ts': {
    searchWords: (text) => searchWords(text.split(' ')),
    sentWords: (text) => sentWords([text]),
    hasWords: (text) => hasWords(summary(text), [text.slice(1)]),
  },
  'tickets/words/message-key.ts': { textKey, formerKey },
  'tickets/ticket/named-ticket.ts': {
    namedTicket,
    'namedTicket, after a number': (text) => namedTicket(`#12345678${text}`),
    'namedTicket, in an address': (text) => namedTicket(`https://a.example/${text}`),
    'namedTicket, in a query': (text) => namedTicket(`https://a.example/?${text}&id=12345678`),
    'namedTicket, in a host': (text) => namedTicket(`https://${text}`),
  },
  'tickets/links/new-ticket-filter.ts': {
    readFilter,
    writeFilter: (text) => writeFilter(filter(text)),
    fits: (text) => fits(filter(text), summary(text)),
  },
  'tickets/words/own-words.ts': {
    recognise: (text) =>
      recognise(
        [{ id: '1', ticket: '1', at: 1, kind: 'message', message: message(text) }],
        [{ id: '1', textKey: '', by: 'U1', at: 1, accepted: true }],
      ),
  },
  'tickets/words/quoted.ts': {
    partsOf: (text) => partsOf(text, { named: false }),
    'partsOf, with names': (text) => partsOf(text, { named: true }),
    quote: (text) => quote(text, /[,:]/),
  },
  'tickets/reply/signature.ts': { signature, unsigned, 'unsigned, after a dash': (text) => unsigned(`— ${text}`) },
  'tickets/create/template.ts': {
    insertTemplate: (text) => insertTemplate(text.slice(0, entered), text.slice(0, entered / 2)),
    removeTemplate: (text) => removeTemplate(text.slice(0, entered), `${text.slice(0, entered / 2)}y`),
  },
  'tickets/ticket/ticket-address.ts': { ticketInAddress: (text) => ticketInAddress(text, 0) },
  'tickets/words/title.ts': { titleOf: (text) => titleOf(text) },
  'tickets/words/words.ts': { cleanText, sameWords: (text) => sameWords(text, `${text}x`) },
};
