import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultHabits, habitAmounts, habitValues, type Habits } from '../../src/sandbox/tickets/habits.ts';
import { closing, colleague, credential, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, numberIn, replyIn, type User } from '../support/user.ts';

/** Other values of the feed hide the effects of the other switches, so each has its own round. */
const { feed: feeds, ...others } = habitValues;
const rotating: Readonly<Record<string, readonly unknown[]>> = { ...others, ...habitAmounts };
const max = Math.max(...Object.values(rotating).map((values) => values.length));

/**
 * Each value of each switch is in at least one round. Switches start in different rounds, so that they combine in many
 * ways and slow values are spread; all others have their defaults.
 */
const rounds = Array.from({ length: max }, (_, round): Partial<Habits> =>
  Object.fromEntries(
    Object.entries(rotating).map(([name, values], begin) => [name, values[(round + begin) % max] ?? values[0]]),
  ),
);

const open = closing(afterAll);
let sandbox: Sandbox;
let maya: User;
let omar: User;
let liwei: User;
let ada: User;
let place: string;
let round = 0;

beforeAll(async () => {
  sandbox = await open({
    environment: { OSM_GROUP_ID: credential.groups[0] },
    timing: {
      sweepInterval: 200,
      discoverInterval: 400,
      unreadInterval: 400,
      checkInterval: 1500,
      accessInterval: 100,
      callsPerMinute: 60_000,
    },
  });
  maya = sandbox.user('maya');
  omar = sandbox.user('omar');
  liwei = sandbox.user('liwei');
  ada = sandbox.user('ada');
});

/** To the bot, a different account of the service: what it learned about the previous one is discarded. */
async function comesUpAgainst(habits: Partial<Habits>): Promise<void> {
  await sandbox.stopBot();
  // Open tickets of the previous round would be offered as duplicates of the new ones.
  for (const { id } of sandbox.tickets.list()) sandbox.tickets.setStatus(id, 3);
  sandbox.tickets.behave({ ...defaultHabits, ...habits });
  round += 1;
  place = `#habits-${round}`;
  sandbox.workspace.createChannel(place.slice(1), ['maya', 'omar', 'liwei', 'ada', 'service_tickets']);
  await sandbox.startBot();
}

/** Words unique to a story and round: similar descriptions would count as likely duplicates. */
function about(...words: readonly string[]): string {
  const own = String.fromCharCode('a'.charCodeAt(0) + round).repeat(3);
  return words.map((word) => `${word}${own}`).join(' ');
}

async function linked(id: string, person: User): Promise<string> {
  await person.ask(`/ticket link ${id}`, place);
  await cardOf(sandbox.workspace, id, place);
  return id;
}

const told = (id: string, words: string) => replyIn(sandbox.workspace, id, words, place);
const statusOf = (id: string) => sandbox.tickets.get(id).status;

/** Messages from both sides, and status changes with and without messages. */
async function isFollowed(id: string, person: User): Promise<void> {
  sandbox.tickets.accept(id);
  sandbox.tickets.say(id, 'We are on it');
  await told(id, 'We are on it');
  sandbox.tickets.ask(id, 'Which server?');
  await told(id, 'Which server?');
  await person.ask(`/ticket reply ${id} The second one`, place);
  await until(() => sandbox.tickets.get(id).messages.some(({ text }) => text.includes('The second one')), 'the reply');
  sandbox.tickets.setStatus(id, 5);
  await told(id, 'On hold');
}

async function isClosed(id: string): Promise<void> {
  sandbox.tickets.resolve(id, 'The cause is gone');
  await told(id, 'The cause is gone');
  await omar.types(`/ticket close ${id}`, place);
  await omar.form('confirms the fix');
  await omar.submits();
  await omar.form(' closed.');
  await omar.closes();
  expect(statusOf(id)).toBe(3);
}

async function letsIn(id: string): Promise<void> {
  const request = sandbox.tickets.requestAuthorization(id, `Read the log of ${id}`);
  const card = await told(id, `Read the log of ${id}`);
  await ada.opens({ ...card, channel: place }, 'Approve…');
  await ada.fills({ 'Account for web-1': 'root', 'Password for web-1': 'canary-host-password' });
  await ada.submits();
  await ada.form('now has access');
  await ada.closes();
  expect(sandbox.tickets.authorizations(id).find((entry) => entry.id === request)?.status).toBe(1);
}

async function diagnoses(): Promise<void> {
  await liwei.fillsNewTicket(about('login', 'shell', 'refused'), place);
  const form = await liwei.form('Check server first');
  await liwei.opens({ view: form.id }, 'Check server first');
  await liwei.fills({ Server: 'web-1 · 192.0.2.10' });
  await liwei.submits();
  const found = await liwei.form('2 checks found problems');
  expect(found.text).toContain('Disk usage');
  expect(found.text).not.toContain('Hardware of the host');
  await liwei.submits();
  await liwei.form('The results are at the end of the description');
  await liwei.submits();
  const { text } = await liwei.form(':white_check_mark:');
  expect(sandbox.tickets.get(numberIn(text)).description).toContain('Security group rules');
  await liwei.closes();
}

async function verifiesContact(): Promise<void> {
  const mail = `round-${round}@example.com`;
  await liwei.fillsNewTicket(about('invoice', 'address', 'unknown'), place);
  await liwei.fills({ Email: mail });
  await liwei.submits();
  const form = await liwei.form('Verify this address');
  await liwei.opens({ view: form.id }, 'Send code');
  await liwei.field('Code from the email');
  await liwei.fills({ 'Code from the email': sandbox.tickets.verificationCode(mail) ?? '' });
  await liwei.submits();
  const first = numberIn((await liwei.form(':white_check_mark:')).text);
  await liwei.closes();
  // From now on the contact counts as verified: no code is required.
  await liwei.fillsNewTicket(about('certificate', 'renewal', 'late'), place);
  await liwei.fills({ Email: mail });
  await liwei.submits();
  const second = numberIn((await liwei.form(':white_check_mark:')).text);
  await liwei.closes();
  for (const id of [first, second]) expect(sandbox.tickets.get(id).contact.mail).toBe(mail);
}

/** One ticket from beginning to end. */
async function livesAndEnds(): Promise<void> {
  const id = await maya.createsTicket(about('volume', 'attach', 'error'), place);
  await cardOf(sandbox.workspace, id, place);
  await isFollowed(id, maya);
  await isClosed(id);
}

async function isAColleagues(): Promise<void> {
  const id = await linked(sandbox.tickets.create({ description: about('backup', 'missing'), by: colleague }), liwei);
  await isFollowed(id, liwei);
  await letsIn(id);
}

/** All at the same time, by different people; the two that need the same form run one after the other. */
function playAll() {
  const diagnosed = diagnoses();
  return {
    'a ticket is created, followed and closed': livesAndEnds(),
    'a ticket of a colleague is followed, and engineers are let in': isAColleagues(),
    'a server is diagnosed': diagnosed,
    'a new contact is verified, and taken as verified the next time': diagnosed.then(verifiesContact),
  } as const;
}

type Stories = ReturnType<typeof playAll>;

const names: readonly (keyof Stories)[] = [
  'a ticket is created, followed and closed',
  'a ticket of a colleague is followed, and engineers are let in',
  'a server is diagnosed',
  'a new contact is verified, and taken as verified the next time',
];

describe.each(rounds.map((habits) => ({ name: JSON.stringify(habits), habits })))('under $name', ({ habits }) => {
  let stories: Stories;

  beforeAll(async () => {
    await comesUpAgainst(habits);
    stories = playAll();
    // Each test reports on its own story.
    await Promise.allSettled(Object.values(stories));
  }, 120_000);

  it.each(names)('%s', (name) => stories[name]);
});

describe.each(feeds.slice(1))('with a feed that is "%s"', (feed) => {
  beforeAll(() => comesUpAgainst({ feed }));

  it('tickets are followed', async () => {
    await isFollowed(await linked(sandbox.tickets.create({ description: `Feed ${feed}` }), maya), maya);
  });
});
