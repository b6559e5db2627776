import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foreignAnswers, type ForeignAnswer } from '../support/foreign-answers.ts';
import { createForeignPlace } from '../support/foreign-place.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn } from '../support/user.ts';

const open = closing(afterAll);
const place = createForeignPlace();
let sandbox: Sandbox;

/** Followed tickets, with their messages and the names of their statuses. */
const followed = new Map<string, { readonly said: string[]; readonly statuses: string[] }>();

/** What people read while something else answers, by the kind of answer. */
const read = new Map<ForeignAnswer, string>();

/** Statuses of the tickets without messages, which change silently. */
const silent = [
  { status: 5, word: 'On hold' },
  { status: 1, word: 'With Huawei Cloud' },
] as const;

/** Number of spans after which everything that happened must have been posted. */
const atOnce = 3;

/** Puts something else in the service's place for long enough that the bot polls it, while things happen. */
async function play(answer: ForeignAnswer, number: number): Promise<void> {
  const [ids, before] = [[...followed.keys()], place.answered()];
  place.begin(answer);
  const spoken = ids[number % 2] ?? '';
  const words = `Words ${number}, said during ${answer}`;
  sandbox.tickets.say(spoken, words);
  followed.get(spoken)?.said.push(words);
  if (number % atOnce === 0) {
    const quiet = ids[2 + ((number / atOnce) % 2)] ?? '';
    const had = followed.get(quiet)?.statuses ?? [];
    const { status, word } = silent[had.length % 2] ?? silent[0];
    sandbox.tickets.setStatus(quiet, status);
    had.push(word);
  }
  read.set(answer, (await sandbox.user('maya').ask(`/ticket show ${spoken}`)).text);
  await until(() => place.answered() > before + 3, `polls that ${answer} answers`);
  place.end();
}

/** Whom to ask, and that the ticket itself is fine. */
const clear =
  /^(Something other than Huawei Cloud answered, |Huawei Cloud can't be reached right now\. |A proxy blocks this app from Huawei Cloud\.)/;

const statusesOf = (text: string) => [...text.matchAll(/Status: .+? → \*(.+?)\*/g)].map(([, word = '']) => word);

async function textOf(id: string): Promise<string> {
  return (await repliesOf(sandbox.workspace, id)).map(({ rawText }) => rawText).join('\n');
}

/** Waits until everything so far has been posted. */
async function isTold(): Promise<void> {
  for (const [id, { said, statuses }] of followed) {
    for (const words of said.slice(-atOnce)) await replyIn(sandbox.workspace, id, words);
    await until(async () => statusesOf(await textOf(id)).length >= statuses.length, `the statuses of ${id}`);
  }
}

beforeAll(async () => {
  sandbox = await open({
    intercept: place.intercept,
    // One answer is a body that never ends.
    limits: { timeout: 300, transferTimeout: 300 },
    timing: { sweepInterval: 200, discoverInterval: 500, unreadInterval: 500, absentAgain: 300, accessInterval: 300 },
  });
  for (const description of ['Disk', 'Network', 'Quota', 'Invoice']) {
    const id = sandbox.tickets.create({ description });
    await sandbox.user('maya').ask(`/ticket link ${id}`);
    await cardOf(sandbox.workspace, id);
    followed.set(id, { said: [], statuses: [] });
  }
  for (const [number, answer] of foreignAnswers.entries()) {
    await play(answer, number);
    if (number % atOnce === atOnce - 1) await isTold();
  }
  await isTold();
}, 180_000);

describe("with every kind of foreign answer in the ticket service's place", () => {
  it('everything is posted once and in order, and nothing that did not happen', async () => {
    for (const [id, { said, statuses }] of followed) {
      const text = await textOf(id);
      expect(text.match(/Words \d+, said during [\w-]+/g) ?? []).toEqual(said);
      expect(statusesOf(text)).toEqual(statuses);
      const others = (await repliesOf(sandbox.workspace, id)).filter(({ rawText }) => !/Words \d|→ \*/.test(rawText));
      expect(others.map(({ rawText }) => rawText)).toEqual([]);
    }
    expect(sandbox.workspace.channel('#support').messages).toHaveLength(followed.size);
  });

  it('every followed ticket continues afterwards', async () => {
    for (const id of followed.keys()) sandbox.tickets.say(id, 'It goes on');
    for (const id of followed.keys()) await replyIn(sandbox.workspace, id, 'It goes on');
  });

  it.each(foreignAnswers)('people read clear words during %s', (answer) => {
    expect(read.get(answer)).toMatch(clear);
  });
});
