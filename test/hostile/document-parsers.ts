import { createTexts } from '../../src/locales/index.ts';
import { ownParts } from '../../src/slack/kit/kit.ts';
import { updateReply } from '../../src/slack/delivery/reply-view.ts';
import { parts, shortenDocument } from '../../src/slack/text/cut.ts';
import { plainText, foreign } from '../../src/slack/text/document.ts';
import { fitted } from '../../src/slack/text/own.ts';
import { readForeign } from '../../src/slack/text/read.ts';
import { richText } from '../../src/slack/text/rich-text.ts';
import { readMessage } from '../../src/slack/words/message.ts';
import { readRichText } from '../../src/slack/words/rich-text.ts';
import type { TicketEvent } from '../../src/tickets/ticket/events.ts';
import type { Parsers } from './feed.ts';

const texts = createTexts('en');
const read = (text: string) => readForeign(text, 'picture');
const html = (text: string) => read(`<div class="osm-rich-text">${text}</div>`);

const told = (text: string): TicketEvent => ({
  ...{ id: '1', ticket: '1', at: 1, kind: 'message' },
  message: { author: 'engineer', text, attachments: [] },
});

/** What makes an object of each word, line or tag of a text. */
export const documentParsers: Parsers = {
  'slack/kit/kit.ts': { ownParts: (text) => ownParts(foreign(text)) },
  'slack/delivery/reply-view.ts': {
    updateReply: (text) =>
      updateReply({ events: [told(text)], snapshot: { id: '1', description: text, status: 0 } }, texts),
  },
  'slack/text/cut.ts': {
    'all that is drawn of a document': (text) => {
      const document = html(text);
      return [richText(document), plainText(document), parts(document, 3000), shortenDocument(document, 2000)];
    },
  },
  'slack/text/flow.ts': {
    'readForeign, code': (text) => read(`<pre>${text}</pre>`),
    'readForeign, a cell': (text) => read(`<table><tr><td>${text}</td><td>b</td></tr></table>`),
    'readForeign, many cells': (text) =>
      read(`<table><tr>${`<td>${text.slice(0, 100)}</td><td>b</td>`.repeat(900)}</tr></table>`),
  },
  'slack/text/html-reader.ts': {
    'readForeign, attributes': (text) => read(`<p title="${text}"><a href="${text}">x</a><img alt='${text}'></p>`),
    'readForeign, a link': (text) => read(`<p><a href="https://a.example/">${text}</a></p>`),
  },
  'slack/text/read.ts': { 'readForeign, as the service wraps it': html, readForeign: read },
  'slack/text/own.ts': { fitted: (text) => fitted(text, 3000) },
  'slack/words/message.ts': {
    readMessage: (text) => readMessage({ text, attachments: [{ text, is_share: true, author_name: text }] }),
  },
  'slack/words/rich-text.ts': {
    readRichText: (text) =>
      readRichText({
        elements: [
          { type: 'rich_text_quote', elements: [{ type: 'text', text }] },
          { elements: [{ type: 'link', url: text, text }] },
          { elements: [{ type: 'emoji', name: text, unicode: text }] },
        ],
      }),
  },
};
