import type { Texts } from '../../locales/index.ts';
import type { UpdatesStatus } from '../../updates/ports.ts';
import type { Message } from '../answer.ts';
import { section } from './kit.ts';
import { shownName, shownTime, utc } from './ticket-words.ts';

/** Keeps the section within its 3,000 characters. */
const shownProcesses = 10;

/** How the updates are doing, for operators. */
export function updatesStatus(status: UpdatesStatus, texts: Texts): Message {
  const { account, reading, lastPollAt, lastError, followed, pending, dead, suspended, processes } = status;
  const lines = (time: (at: number) => string) => [
    texts('commands.status.account', { account: shownName(account) }),
    texts('commands.status.reading', { reading }),
    lastPollAt === undefined
      ? texts('commands.status.no-poll')
      : texts('commands.status.poll', { time: time(lastPollAt) }),
    texts('commands.status.followed', { followed, suspended }),
    texts('commands.status.pending', { pending, dead }),
    ...processes.slice(0, shownProcesses).map(({ name, since, groups }) => {
      return texts('commands.status.process', { name: shownName(name), time: time(since), groups });
    }),
    ...(lastError === undefined ? [] : [texts('commands.status.error', { error: shownName(lastError, 500) })]),
  ];
  return {
    text: lines(utc).join('\n'),
    blocks: [
      section(
        lines(shownTime)
          .map((line) => `• ${line}`)
          .join('\n'),
      ),
    ],
  };
}
