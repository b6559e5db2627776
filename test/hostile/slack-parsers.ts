import { createTexts } from '../../src/locales/index.ts';
import { accessLogCsv, logWords } from '../../src/slack/access/log-view.ts';
import { guessOf, orderOf, nearest, isReadOnlyPayload } from '../../src/slack/commands.ts';
import { plain, row, section } from '../../src/slack/kit/kit.ts';
import { authorOf } from '../../src/slack/delivery/message-view.ts';
import { wordsOf } from '../../src/slack/interaction/resumed.ts';
import { decodeMetadata } from '../../src/slack/interaction/metadata.ts';
import { isElement, isHidden } from '../../src/slack/text/elements.ts';
import { readOwn, fitted } from '../../src/slack/text/own.ts';
import { matches } from '../../src/slack/kit/elements.ts';
import { commandTargetOf, firstWord, parseLine, searchWords } from '../../src/slack/interaction/command.ts';
import { fieldOf } from '../../src/slack/kit/ids.ts';
import { squareOf } from '../../src/slack/labels/view.ts';
import { isNamedOnly, takeChannel } from '../../src/slack/link/index.ts';
import { cut, clean, oneLine } from '../../src/slack/text/cut.ts';
import { linked, webAddress, foreign, unmarked, withoutBold } from '../../src/slack/text/document.ts';
import { isHtml, shownName, shownTitle } from '../../src/slack/text/read.ts';
import { withDestinations } from '../../src/slack/text/rich-text.ts';
import { withoutMarks } from '../../src/slack/words/message.ts';
import {
  plainly,
  typedOf,
  trimmed,
  linkWords,
  readTokens,
  emojiOf,
  withEmoji,
  withSkin,
} from '../../src/slack/words/typed.ts';
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
  'slack/text/cut.ts': {
    clean,
    oneLine,
    cut: (text) => cut(text, 3000),
    unmarked,
    withoutBold: (text) => withoutBold(`*${foreign(text)}* ${text}`),
  },
  'slack/kit/kit.ts': {
    section: (text) => section(foreign(text)),
    row: (text) => row(foreign(text), { type: 'overflow', options: [] }),
    plain: (text) => plain(foreign(text), 75),
  },
  'slack/labels/view.ts': { squareOf },
  'slack/delivery/message-view.ts': { authorOf: (text) => authorOf(message(text), `U${text}`, texts) },
  'slack/text/read.ts': {
    shownName: (text) => shownName(text),
    shownTitle: (text) => shownTitle(text, texts),
    isHtml,
    'isHtml, in a tag': (text) => isHtml(`<div ${text}`),
    'isHtml, in another': (text) => isHtml(`<p ${text}`),
    'isHtml, in a page': (text) => isHtml(`<html>${text}`),
  },
  'slack/link/index.ts': {
    isNamedOnly: (text) => isNamedOnly(`#${text}`),
    'takeChannel, of many': (text) => takeChannel(typedOf(channels(text), new Map())),
    'takeChannel, of one': (text) => takeChannel({ text, channels: new Map([[text.slice(0, 99), 'C1']]) }),
  },
  'slack/commands.ts': {
    nearest: (text) => nearest(text, ['list', 'reply', 'permissions']),
    orderOf: (text) => orderOf(plainly(text)),
    guessOf: (text) => guessOf(plainly(text)),
    isReadOnlyPayload: (text) => isReadOnlyPayload({ event: { type: 'app_mention', text: `<@U1> ${text}` } }),
    'changesNothing, before a mention': (text) => isReadOnlyPayload({ event: { type: 'app_mention', text } }),
  },
  'slack/interaction/command.ts': {
    ...{ parseLine, firstWord, searchWords },
    'parseLine, after a letter': (text) => parseLine(`a${text}`),
    commandTargetOf: (text) => commandTargetOf(text, undefined),
    'aimOf, after a letter': (text) => commandTargetOf(`a${text}`, undefined),
    'aimOf, in a linked place': (text) => commandTargetOf(text, '12345678'),
    'aimOf, after a number': (text) => commandTargetOf(`#12345678${text}`, '12345678'),
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
  'slack/text/rich-text.ts': {
    withDestinations: (text) => withDestinations([{ type: 'link', url: 'https://b.example/', text }]),
    'withDestinations, after a name': (text) =>
      withDestinations([{ type: 'link', url: 'https://b.example/', text: `a.example${text}` }]),
  },
  'slack/text/document.ts': {
    linked: (text) => linked({ type: 'text', text }),
    'linked, in an address': (text) => linked({ type: 'text', text: `https://a.example/${text}` }),
    webAddress: (text) => webAddress(`https://a.example/${text}`),
  },
  'slack/text/own.ts': {
    'fitted, foreign words': (text) => fitted(`*${foreign(text)}*`, 3000),
    'readOwn, foreign words': (text) => readOwn(`*${foreign(text)}*`),
  },
  'slack/kit/ids.ts': { fieldOf: (text) => fieldOf(`create:product:${text}`) },
  'slack/kit/elements.ts': {
    'matches, a long name': (text) => matches(named(text), text.slice(1, 30)),
    'matches, two long texts': (text) => matches(named(`-${text}`), text.slice(0, 50_000)),
  },
  'slack/words/typed.ts': {
    withEmoji,
    emojiOf,
    withSkin: (text) => withSkin(text, 3),
    trimmed: (text) => trimmed(text.split('')),
    readTokens,
    'readTokens, in a token': (text) => readTokens(`<${text}>`),
    linkWords: (text) => linkWords(`https://a.example/${text}`, text),
    'linkWords, a number': (text) => linkWords(`tel:${text}`, text),
    'typedOf, many of one name': (text) => typedOf(channels(text), new Map()),
  },
  'slack/words/message.ts': { withoutMarks },
};
