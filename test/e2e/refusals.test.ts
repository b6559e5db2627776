import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageView } from '../../src/sandbox/workspace/index.ts';
import { closing, until, type Sandbox } from '../support/sandbox.ts';
import { cardOf, repliesOf, replyIn, type User } from '../support/user.ts';

const open = closing(afterAll);

/** A ticket that is followed in its own channel. */
interface Followed {
  readonly id: string;
  /** The channel's name with `#`, and its id, which never changes. */
  readonly place: string;
  readonly channel: string;
}

let made = 0;

async function follow(sandbox: Sandbox, who = 'maya'): Promise<Followed> {
  const place = `#place-${(made += 1)}`;
  const channel = sandbox.workspace.createChannel(place.slice(1), ['ada', 'maya', 'omar', 'service_tickets']);
  const id = sandbox.tickets.create({ description: `Followed in ${place}` });
  await sandbox.user(who).ask(`/ticket link ${id}`, place);
  await cardOf(sandbox.workspace, id, place);
  return { id, place, channel };
}

/** The notices that a person received about a ticket, once there is one. */
async function noticesTo(sandbox: Sandbox, user: string, id: string): Promise<readonly MessageView[]> {
  const find = () => sandbox.workspace.channel(`@${user}`).messages.filter(({ text }) => text.includes(id));
  await sandbox.workspace.waitFor(() => find().length > 0, undefined, `a notice about ${id} to ${user}`);
  return find();
}

/** All text in the card's thread, once the last of it is there. */
async function wordsIn(sandbox: Sandbox, { id, place }: Followed, last: string): Promise<string> {
  await replyIn(sandbox.workspace, id, last, place);
  return (await repliesOf(sandbox.workspace, id, place)).map(({ text }) => text).join('\n');
}

const once = (words: string, said: string) => expect(words.split(said)).toHaveLength(2);

describe('a followed channel', () => {
  let sandbox: Sandbox;
  let maya: User;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
  });

  it('can be renamed', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.rename(at.place, `${at.place.slice(1)}-renamed`);
    sandbox.tickets.say(at.id, 'Said after');
    once(await wordsIn(sandbox, { ...at, place: `${at.place}-renamed` }, 'Said after'), 'Said after');
    expect((await maya.ask('/ticket links')).text).not.toContain('Paused');
  });

  it.each([
    ...['is_inactive', 'ekm_access_denied', 'cannot_reply_to_message', 'enterprise_is_restricted', 'no_permission'],
    'missing_scope',
  ])('is paused at once if retrying cannot help (%s), and its creator is informed', async (error) => {
    const at = await follow(sandbox);
    sandbox.workspace.fail({ method: 'chat.postMessage', kind: 'error', error, times: 1 });
    sandbox.tickets.say(at.id, 'Said in vain');
    const notices = await noticesTo(sandbox, 'maya', at.id);
    expect(notices).toHaveLength(1);
    expect(await repliesOf(sandbox.workspace, at.id, at.place)).toEqual([]);
    await maya.ask(`/ticket unlink ${at.id}`, at.place);
  });

  it('that is made private continues if the bot is still a member', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.privatise(at.place);
    sandbox.tickets.say(at.id, 'Said in private');
    once(await wordsIn(sandbox, at, 'Said in private'), 'Said in private');
  });

  it('that is archived pauses, informs its creator once, and resumes by itself with one reply when it is unarchived', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.archive(at.place);
    sandbox.tickets.say(at.id, 'Missed one');
    const [notice] = await noticesTo(sandbox, 'maya', at.id);
    expect(notice?.text).toContain('the channel is archived');
    expect(notice?.text).toContain('Nothing is lost');
    expect(notice?.buttons.map(({ label }) => label)).toEqual(['Resume', 'Move to another channel']);
    sandbox.tickets.ask(at.id, 'Missed two');
    const refused = await maya.presses({ ts: notice?.ts ?? '', channel: '@service_tickets' }, 'Resume');
    expect(refused.text).toContain('is archived');
    await until(
      async () => /Waiting for you.*Missed two/s.test((await maya.ask(`/ticket why ${at.id}`)).text),
      'all that is to come at once is known',
    );
    sandbox.workspace.unarchive(at.place);
    const words = await wordsIn(sandbox, at, 'Missed two');
    for (const said of ['Missed one', 'Missed two']) once(words, said);
    expect(await repliesOf(sandbox.workspace, at.id, at.place)).toHaveLength(1);
    expect(await noticesTo(sandbox, 'maya', at.id)).toHaveLength(1);
    await sandbox.workspace.waitFor(
      () => sandbox.workspace.channel(at.place).messages[0]?.text.includes('Waiting for you'),
      undefined,
      'the card in its new state',
    );
    const again = await maya.presses({ ts: notice?.ts ?? '', channel: '@service_tickets' }, 'Resume');
    expect(again.text).toContain('Nothing is paused');
    expect(await repliesOf(sandbox.workspace, at.id, at.place)).toHaveLength(1);
  });

  it('that the bot is removed from resumes when the bot is invited again', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.removeBot(at.place);
    sandbox.tickets.say(at.id, 'Missed');
    expect((await noticesTo(sandbox, 'maya', at.id))[0]?.text).toContain('was removed from the channel');
    sandbox.workspace.addBot(at.place);
    once(await wordsIn(sandbox, at, 'Missed'), 'Missed');
    sandbox.tickets.say(at.id, 'After');
    once(await wordsIn(sandbox, at, 'After'), 'Missed');
  });

  it('that is made private without the bot pauses until it is invited', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.privatise(at.place);
    sandbox.workspace.removeBot(at.place);
    sandbox.tickets.say(at.id, 'Missed in private');
    expect((await noticesTo(sandbox, 'maya', at.id))[0]?.text).toContain('private and this app is not in it');
    sandbox.workspace.addBot(at.place);
    once(await wordsIn(sandbox, at, 'Missed in private'), 'Missed in private');
  });

  it('that is deleted leaves a link that can be moved, with its card and missed updates', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.deleteChannel(at.place);
    sandbox.tickets.say(at.id, 'Missed one');
    const [notice] = await noticesTo(sandbox, 'maya', at.id);
    expect(notice?.text).toContain('was deleted');
    sandbox.tickets.say(at.id, 'Missed two');
    const place = '#moved-to';
    const channel = sandbox.workspace.createChannel('moved-to', ['maya', 'service_tickets']);
    await maya.opens({ ts: notice?.ts ?? '', channel: '@service_tickets' }, 'Move to another channel');
    await maya.form('Move paused updates');
    await maya.fills({ Channel: channel });
    await maya.submits();
    await maya.form('is now followed in');
    await maya.closes();
    const words = await wordsIn(sandbox, { id: at.id, place, channel }, 'Missed two');
    for (const said of ['Missed one', 'Missed two']) once(words, said);
    sandbox.tickets.say(at.id, 'After');
    once(await wordsIn(sandbox, { id: at.id, place, channel }, 'After'), 'After');
    expect(sandbox.workspace.channel(place).messages).toHaveLength(1);
    const why = await maya.ask(`/ticket why ${at.id}`, '#support');
    expect(why.text).toContain('Missed one');
    expect(why.rawText).toContain(`archives/${channel}/`);
  });

  it('cannot be moved to a channel without the person or the bot, or where the ticket is already followed', async () => {
    const at = await follow(sandbox, 'maya');
    await maya.ask(`/ticket link ${at.id}`, '#support');
    sandbox.workspace.archive(at.place);
    sandbox.tickets.say(at.id, 'Missed');
    const [notice] = await noticesTo(sandbox, 'maya', at.id);
    const secret = sandbox.workspace.createChannel('hidden-from-maya', ['ada', 'service_tickets'], { private: true });
    await maya.opens({ ts: notice?.ts ?? '', channel: '@service_tickets' }, 'Move to another channel');
    for (const [channel, words] of [
      ['C0RANDOM00', "This app isn't in"],
      [secret, 'in that private channel'],
      ['C0SUPPORT0', 'is already followed in'],
    ] as const) {
      await maya.form('Move paused updates');
      await maya.fills({ Channel: channel });
      await maya.submits();
      await maya.form(words);
    }
    await maya.closes();
    expect((await maya.ask('/ticket links')).text).toContain('Paused');
    expect(sandbox.workspace.channel(secret).messages).toEqual([]);
    sandbox.workspace.unarchive(at.place);
    once(await wordsIn(sandbox, at, 'Missed'), 'Missed');
  });

  it('can be resumed by an operator, if the event that would have done it was lost', async () => {
    const at = await follow(sandbox);
    sandbox.workspace.archive(at.place);
    sandbox.tickets.say(at.id, 'Missed');
    const [notice] = await noticesTo(sandbox, 'maya', at.id);
    expect(notice?.buttons).toHaveLength(2);
    const omar = sandbox.user('omar');
    const status = await omar.ask('/ticket status');
    expect(status.text).toContain(at.id);
    expect(status.text).toContain('the channel is archived');
    expect(status.buttons.map(({ label }) => label)).toContain('Resume');
    sandbox.workspace.fail({ method: 'conversations.info', kind: 'error', error: 'internal_error', times: 1 });
    sandbox.workspace.unarchive(at.place);
    await until(
      () => sandbox.workspace.requests('conversations.info').some(({ outcome }) => outcome === 'internal_error'),
      'the event',
    );
    await omar.presses({ ts: status.ts, channel: status.channel }, 'Resume');
    once(await wordsIn(sandbox, at, 'Missed'), 'Missed');
  });

  it('with several tickets and a subscription sends its creator one message, and loses nothing', async () => {
    const omar = sandbox.user('omar');
    const at = await follow(sandbox, 'omar');
    const others = ['Second', 'Third'].map((description) => sandbox.tickets.create({ description }));
    for (const id of others) await omar.ask(`/ticket link ${id}`, at.place);
    for (const id of others) await cardOf(sandbox.workspace, id, at.place);
    await omar.ask('/ticket follow only-here', at.place);
    sandbox.workspace.archive(at.place);
    sandbox.tickets.say(at.id, 'Missed');
    const [notice] = await noticesTo(sandbox, 'omar', at.id);
    for (const id of others) {
      expect(notice?.text).toContain(id);
      sandbox.tickets.say(id, `Missed of ${id}`);
    }
    expect(notice?.text).toContain('New tickets');
    const made = ['One', 'Two'].map((words) => sandbox.tickets.create({ description: `${words} only-here` }));
    await until(async () => (await omar.ask('/ticket links')).text.includes('Paused'), 'the pause is shown');
    sandbox.workspace.unarchive(at.place);
    for (const id of made) await cardOf(sandbox.workspace, id, at.place);
    once(await wordsIn(sandbox, at, 'Missed'), 'Missed');
    for (const id of others) once(await wordsIn(sandbox, { ...at, id }, `Missed of ${id}`), `Missed of ${id}`);
    expect(await noticesTo(sandbox, 'omar', at.id)).toHaveLength(1);
  });

  it('whose creator is gone is reported in the log and in the status', async () => {
    const leaver = `leaver${(made += 1)}`;
    sandbox.workspace.addPerson({ name: leaver });
    sandbox.workspace.invite('#support', leaver);
    const place = `#place-${made}`;
    const channel = sandbox.workspace.createChannel(place.slice(1), [leaver, 'omar', 'service_tickets']);
    const id = sandbox.tickets.create({ description: 'Of somebody who leaves' });
    await sandbox.user(leaver).ask(`/ticket link ${id}`, place);
    await cardOf(sandbox.workspace, id, place);
    sandbox.workspace.deactivate(leaver);
    sandbox.workspace.removeBot(channel);
    sandbox.tickets.say(id, 'Missed');
    await until(
      () => sandbox.log.some((line) => line.includes('cannot notify the creator') && line.includes(id)),
      'the log',
    );
    const omar = sandbox.user('omar');
    const texts: string[] = [];
    let status = await omar.ask('/ticket status');
    for (;;) {
      texts.push(status.text);
      const next = status.buttons.find(({ label }) => label === 'Next');
      if (next === undefined) break;
      status = await omar.presses({ ts: status.ts, channel: status.channel }, 'Next');
    }
    expect(texts.join('\n')).toMatch(
      new RegExp(`${id}.*The person who set this up couldn't be notified: the account is deactivated`),
    );
  });
});

describe('a revoked token', () => {
  it('stops no poll and loses nothing: everything arrives once when Slack accepts it again', async () => {
    const sandbox = await open();
    const at = await follow(sandbox);
    sandbox.workspace.revokeToken();
    sandbox.tickets.say(at.id, 'Missed one');
    await until(() => sandbox.log.some((line) => line.includes('Slack rejects this app')), 'the refusal');
    sandbox.tickets.say(at.id, 'Missed two');
    sandbox.workspace.restoreToken();
    const words = await wordsIn(sandbox, at, 'Missed two');
    for (const said of ['Missed one', 'Missed two']) once(words, said);
    expect((await sandbox.user('maya').ask('/ticket links')).text).not.toContain('Paused');
    expect(() => sandbox.workspace.channel('@maya')).toThrow();
  });

  it('does not prevent the bot from continuing after a restart', async () => {
    const sandbox = await open();
    const at = await follow(sandbox);
    sandbox.workspace.revokeToken('account_inactive');
    sandbox.tickets.say(at.id, 'Missed one');
    await until(() => sandbox.log.some((line) => line.includes('Slack rejects this app')), 'the refusal');
    await sandbox.stopBot();
    await expect(sandbox.startBot()).rejects.toThrow();
    await sandbox.stopBot();
    sandbox.workspace.restoreToken();
    sandbox.tickets.say(at.id, 'Missed two');
    await sandbox.startBot();
    const words = await wordsIn(sandbox, at, 'Missed two');
    for (const said of ['Missed one', 'Missed two']) once(words, said);
  });
});

describe('what could not be posted after many attempts', () => {
  it('is listed for operators, and retried once and in order, however often the button is clicked', async () => {
    const sandbox = await open({ timing: { maxTries: 2 } });
    const at = await follow(sandbox);
    sandbox.workspace.fail({ method: 'chat.postMessage', kind: 'error', error: 'too_many_attachments' });
    for (const said of ['Missed one', 'Missed two']) {
      sandbox.tickets.say(at.id, said);
      await until(
        () =>
          sandbox.log.filter((line) => line.includes('kept as dead letters')).length ===
          Number(said !== 'Missed one') + 1,
        `the end of ${said}`,
      );
    }
    sandbox.workspace.heal();
    const omar = sandbox.user('omar');
    const status = await omar.ask('/ticket status');
    expect(status.text).toMatch(new RegExp(`${at.id}.*2 updates.*too_many_attachments`));
    const why = await omar.ask(`/ticket why ${at.id}`);
    expect(why.text).toContain('failed');
    const where = { ts: status.ts, channel: status.channel };
    const answers = [await omar.presses(where, 'Retry'), await omar.presses(where, 'Retry')];
    expect(answers[0]?.text).toContain('Retrying 2 updates');
    expect(answers[1]?.text).toContain('No failed updates');
    expect(await wordsIn(sandbox, at, 'Missed two')).toMatch(/Missed one[^]*Missed two/);
    sandbox.tickets.say(at.id, 'After');
    const words = await wordsIn(sandbox, at, 'After');
    for (const said of ['Missed one', 'Missed two', 'After']) once(words, said);
  });
});
