import { createTexts } from '../../src/locales/index.ts';
import { accessLogCsv, logWords } from '../../src/slack/access/log-view.ts';
import { plain, row, section } from '../../src/slack/kit/kit.ts';
import { authorOf } from '../../src/slack/delivery/message-view.ts';
import { cut, clean, oneLine } from '../../src/slack/text/plain-text.ts';
import { shownName, shownTitle } from '../../src/slack/text/ticket-words.ts';
import { wordsOf } from '../../src/slack/interaction/resumed.ts';
import { guessOf, orderOf, nearest } from '../../src/slack/listeners/run-line.ts';
import { changesNothing } from '../../src/slack/listeners/harmless.ts';
import { decodeMetadata } from '../../src/slack/interaction/metadata.ts';
import { isElement, isHidden } from '../../src/slack/text/elements.ts';
import { foreign, unmarked, withoutBold } from '../../src/slack/text/foreign.ts';
import { isHtml } from '../../src/slack/text/is-html.ts';
import { withDestinations } from '../../src/slack/text/destination.ts';
import { linked, webAddress } from '../../src/slack/text/linkify.ts';
import { fitted } from '../../src/slack/text/mrkdwn.ts';
import { readOwn } from '../../src/slack/text/own.ts';
import { matches } from '../../src/slack/kit/elements.ts';
import { fieldOf } from '../../src/slack/interaction/block-ids.ts';
import { aimOf, firstWord, parseLine, searchWords } from '../../src/slack/interaction/command.ts';
import { squareOf } from '../../src/slack/labels/view.ts';
import { isNamedOnly, takeChannel } from '../../src/slack/link/index.ts';
import { emojiOf, withEmoji, withSkin } from '../../src/slack/words/emoji.ts';
import { withoutMarks } from '../../src/slack/words/marks.ts';
import { trimmed } from '../../src/slack/words/pieces.ts';
import { linkWords, readTokens } from '../../src/slack/words/tokens.ts';
import { plainly, typedOf } from '../../src/slack/words/typed.ts';
import type { Message } from '../../src/tickets/ticket/ticket.ts';
import type { Parsers } from './feed.ts';

const texts = createTexts('en');
const named = (name: string) => [{ id: '1', name }];
const log = (text: string) => ({ kind: 'command' as const, host: text, session: text, text });
const message = (text: string): Message => ({ author: 'engineer', authorName: text, text, attachments: [] });

/** Mentions of channels, all under one name. */
const channels = (text: string) =>
  Array.from({ length: 3000 }, (_, at) => ({ kind: 'channel' as const, id: `C${at}`, label: text.slice(0, 20) }));

/** What reads a text in Slack, by source file. */
export const slackParsers: Parsers = {
  'slack/access/log-view.ts': {
    accessLogCsv: (text) => accessLogCsv({ entries: [log(text)] } as never, texts),
    logWords: (text) =>
      logWords({ ...log(''), kind: 'file', transfer: { direction: 'up', name: text, size: text } } as never, texts),
  },
  'slack/text/plain-text.ts': { clean, oneLine, cut: (text) => cut(text, 3000) },
  'slack/kit/kit.ts': {
    section: (text) => section(foreign(text)),
    row: (text) => row(foreign(text), { type: 'overflow', options: [] }),
    plain: (text) => plain(foreign(text), 75),
  },
  'slack/labels/view.ts': { squareOf },
  'slack/delivery/message-view.ts': { authorOf: (text) => authorOf(message(text), `U${text}`, texts) },
  'slack/text/ticket-words.ts': {
    shownName: (text) => shownName(text),
    shownTitle: (text) => shownTitle(text, texts),
  },
  'slack/link/index.ts': {
    isNamedOnly: (text) => isNamedOnly(`#${text}`),
    'takeChannel, of many': (text) => takeChannel(typedOf(channels(text), new Map())),
    'takeChannel, of one': (text) => takeChannel({ text, channels: new Map([[text.slice(0, 99), 'C1']]) }),
  },
  'slack/listeners/run-line.ts': {
    nearest: (text) => nearest(text, ['list', 'reply', 'permissions']),
    orderOf: (text) => orderOf(plainly(text)),
    guessOf: (text) => guessOf(plainly(text)),
  },
  'slack/interaction/command.ts': {
    ...{ parseLine, firstWord, searchWords },
    'parseLine, after a letter': (text) => parseLine(`a${text}`),
    aimOf: (text) => aimOf(text, undefined),
    'aimOf, after a letter': (text) => aimOf(`a${text}`, undefined),
    'aimOf, in a linked place': (text) => aimOf(text, '12345678'),
    'aimOf, after a number': (text) => aimOf(`#12345678${text}`, '12345678'),
  },
  'slack/interaction/metadata.ts': { decodeMetadata: (text) => decodeMetadata('reply', text) },
  'slack/text/elements.ts': {
    isElement: (text) => isElement(`a:${text}`),
    isHidden: (text) => isHidden({ style: text }),
  },
  'slack/interaction/resumed.ts': {
    wordsOf: (text) => wordsOf({ command: '/ticket', text }),
    'wordsOf, of a mention': (text) => wordsOf({ event: { text: `<@U1> ${text}` } }),
  },
  'slack/listeners/harmless.ts': {
    changesNothing: (text) => changesNothing({ event: { type: 'app_mention', text: `<@U1> ${text}` } }),
    'changesNothing, before a mention': (text) => changesNothing({ event: { type: 'app_mention', text } }),
  },
  'slack/text/destination.ts': {
    withDestinations: (text) => withDestinations([{ type: 'link', url: 'https://b.example/', text }]),
    'withDestinations, after a name': (text) =>
      withDestinations([{ type: 'link', url: 'https://b.example/', text: `a.example${text}` }]),
  },
  'slack/text/foreign.ts': {
    unmarked,
    withoutBold: (text) => withoutBold(`*${foreign(text)}* ${text}`),
  },
  'slack/text/is-html.ts': {
    isHtml,
    'isHtml, in a tag': (text) => isHtml(`<div ${text}`),
    'isHtml, in another': (text) => isHtml(`<p ${text}`),
    'isHtml, in a page': (text) => isHtml(`<html>${text}`),
  },
  'slack/text/linkify.ts': {
    linked: (text) => linked({ type: 'text', text }),
    'linked, in an address': (text) => linked({ type: 'text', text: `https://a.example/${text}` }),
    webAddress: (text) => webAddress(`https://a.example/${text}`),
  },
  'slack/text/mrkdwn.ts': { 'fitted, foreign words': (text) => fitted(`*${foreign(text)}*`, 3000) },
  'slack/text/own.ts': { 'readOwn, foreign words': (text) => readOwn(`*${foreign(text)}*`) },
  'slack/interaction/block-ids.ts': { fieldOf: (text) => fieldOf(`create:product:${text}`) },
  'slack/kit/elements.ts': {
    'matches, a long name': (text) => matches(named(text), text.slice(1, 30)),
    'matches, two long texts': (text) => matches(named(`-${text}`), text.slice(0, 50_000)),
  },
  'slack/words/emoji.ts': { withEmoji, emojiOf, withSkin: (text) => withSkin(text, 3) },
  'slack/words/marks.ts': { withoutMarks },
  'slack/words/pieces.ts': { trimmed: (text) => trimmed(text.split('')) },
  'slack/words/tokens.ts': {
    readTokens,
    'readTokens, in a token': (text) => readTokens(`<${text}>`),
    linkWords: (text) => linkWords(`https://a.example/${text}`, text),
    'linkWords, a number': (text) => linkWords(`tel:${text}`, text),
  },
  'slack/words/typed.ts': { 'typedOf, many of one name': (text) => typedOf(channels(text), new Map()) },
};
