import { unknownCommand, usageMessage, usageProblems, whichTicket } from '../../../src/slack/interaction/usage-view.ts';
import { section } from '../../../src/slack/kit/kit.ts';
import { message, wordsOnly, failureMessage, inWords } from '../../../src/slack/kit/message.ts';
import {
  offer,
  offerFollowUp,
  offerDirect,
  offeredForms,
  offerForm,
  offerReply,
} from '../../../src/slack/kit/offer.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { foreign } from '../../../src/slack/text/document.ts';
import { longId } from './content.ts';
import type { Entry } from './entry.ts';

/** As much as the value of a button carries. */
const longLine = (long: string) => beginning(long, 2000);

/** Messages of a line or two. What stands in `wordings` is looked at key by key in `kit/message.test.ts`. */
export const words: readonly Entry[] = [
  {
    name: 'message',
    shortest: () => message(''),
    longest: (_, long) => message(foreign(long), [section(foreign(long))]),
  },
  {
    name: 'wordsOnly',
    shortest: () => wordsOnly(message('', [section('a')])),
    longest: (_, long) => wordsOnly(message(foreign(long), [section(foreign(long))])),
  },
  {
    name: 'inWords',
    shortest: (texts) => inWords('cards.failed', { reason: '' }, texts),
    longest: (texts, long) => inWords('cards.failed', { reason: foreign(long) }, texts),
  },
  {
    name: 'failureMessage',
    shortest: () => failureMessage(''),
    longest: (_, long) => failureMessage(foreign(long)),
  },
  {
    name: 'offer',
    shortest: (texts) => offer('a', '', '1', texts),
    longest: (texts, long) => offer('a'.repeat(255), long, longId, texts),
  },
  {
    name: 'offerFollowUp',
    shortest: (texts) => offerFollowUp({ id: '1', status: 3 }, texts),
    longest: (texts) => offerFollowUp({ id: longId, status: 12 }, texts),
  },
  {
    name: 'offerReply',
    shortest: (texts) => offerReply('', '1', texts),
    longest: (texts, long) => offerReply(foreign(long), longId, texts),
  },
  {
    name: 'offerDirect',
    shortest: (texts) => offerDirect('x', texts),
    longest: (texts, long) => offerDirect(longLine(long), texts),
  },
  {
    name: 'whichTicket',
    shortest: (texts) => whichTicket({ named: '1', linked: '2' }, { text: '1', named: '', key: 'k' }, texts),
    longest: (texts, long) => {
      const text = beginning(long, 600);
      return whichTicket(
        { named: longId, linked: `B${longId}`.slice(0, 64) },
        { text, named: text, key: longId },
        texts,
      );
    },
  },
  ...offeredForms.map((form): Entry => {
    return {
      ...{ name: 'offerForm', kind: form },
      shortest: (texts) => offerForm(form, 'x', texts),
      longest: (texts, long) => offerForm(form, longLine(long), texts),
    };
  }),
  ...usageProblems.map((problem): Entry => {
    return {
      ...{ name: 'usageMessage', kind: problem },
      shortest: (texts) => usageMessage('log', problem, texts),
      longest: (texts) => usageMessage('follow', problem, texts),
    };
  }),
  {
    ...{ name: 'unknownCommand', kind: 'nothing like it' },
    shortest: (texts) => unknownCommand('', undefined, texts),
    longest: (texts, long) => unknownCommand(long, undefined, texts),
  },
  {
    ...{ name: 'unknownCommand', kind: 'with a guess' },
    shortest: (texts) => unknownCommand('', { name: 'log' }, texts),
    longest: (texts, long) => unknownCommand(long, { name: 'permissions', line: longLine(long) }, texts),
  },
];
