import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { readFilter } from '../../../src/tickets/links/new-ticket-filter.ts';
import { createFakeUseCases, startHarness, type Harness } from '../harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const value = encodeMetadata('suspended', { link: 'L1' });
const asked = () => harness.useCases.asked.filter(([method]) => method !== 'ownLink').map(([method]) => method);
const submit = (private_metadata: string, channel: string) =>
  harness.deliver({
    type: 'view_submission',
    user: { id: 'U1', team_id: 'T1' },
    view: {
      ...{ id: 'V1', callback_id: 'move', private_metadata, blocks: [] },
      state: { values: { channel: { channel: { selected_conversation: channel } } } },
    },
  }).ack;
const channelIs = (channel: object) => harness.api.answer('conversations.info', () => ({ ok: true, channel }));

describe('the buttons of a paused link', () => {
  it('resume it where the bot can post, and say so', async () => {
    expect((await harness.click('link_resume', value))[0]?.text).toContain('is followed in <#C1> again');
    expect(asked()).toEqual(['resume']);
  });

  it.each([
    ['archived', { is_member: true, is_archived: true }, 'is archived'],
    ['left', { is_member: false }, '/invite'],
  ])('leave it alone where the channel is %s', async (_, channel, words) => {
    channelIs(channel);
    expect((await harness.click('link_resume', value))[0]?.text).toContain(words);
    expect(asked()).toEqual([]);
  });

  it('ask Slack nothing for somebody who may not', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ ownLink: () => Promise.reject(new DomainError('forbidden')) }));
    expect((await harness.click('link_resume', value))[0]?.text).toContain("role doesn't allow this");
    await harness.click('link_move', value);
    expect(JSON.stringify(harness.api.shown.at(-1))).toContain("role doesn't allow this");
    expect(harness.api.calls.some(({ method }) => method === 'conversations.info')).toBe(false);
    expect(asked()).toEqual([]);
  });

  it.each(['', 'L1', '{"v":1,"link":"../x"}', '{"v":2,"link":"L1"}'])(
    'do nothing for a value that is %p',
    async (bad) => {
      for (const action of ['link_resume', 'link_move', 'send_again'])
        expect((await harness.click(action, bad))[0]?.text).toContain('older version');
      expect(harness.useCases.asked).toEqual([]);
    },
  );

  it('send dead letters again', async () => {
    expect((await harness.click('send_again', value))[0]?.text).toContain('Retrying 1 update');
    expect(asked()).toEqual(['redeliver']);
  });
});

describe('the buttons of a notice', () => {
  const all = encodeMetadata('paused', { channel: 'C1', creator: 'U1' });
  const withUseCases = async (answers: Parameters<typeof createFakeUseCases>[0]) => {
    await harness.close();
    harness = await startHarness(createFakeUseCases(answers));
  };
  const link = { channel: 'C1', creator: 'U1', createdAt: 0, paused: 'is_archived' };
  const follow = {
    channel: 'C1',
    filter: readFilter(''),
    creator: 'U1',
    createdAt: 0,
    since: 0,
    known: [],
  };
  const links = ['1', '2'].map((ticket) => ({ ...link, id: `L${ticket}`, ticket }));

  it('resume all that is paused where the bot can post, and say what that was', async () => {
    expect((await harness.click('paused_resume', all))[0]?.text).toContain('is followed in <#C1> again');
    expect(asked()).toEqual(['paused', 'resumePaused']);
    await withUseCases({ resumePaused: () => Promise.resolve({ links, follow }) });
    const said = (await harness.click('paused_resume', all))[0]?.text;
    expect(said).toMatch(/^2 tickets are followed in <#C1> again\. New tickets are posted in <#C1> again\./);
    await withUseCases({ resumePaused: () => Promise.resolve({ links: [] }) });
    expect((await harness.click('paused_resume', all))[0]?.text).toContain('Nothing is paused in <#C1>');
  });

  it('leave all of it alone where the channel is archived', async () => {
    channelIs({ is_member: true, is_archived: true });
    expect((await harness.click('paused_resume', all))[0]?.text).toContain('is archived');
    expect(asked()).toEqual(['paused']);
  });

  it.each(['', '{"v":1,"channel":"C1","creator":"<!here>"}', value])(
    'do nothing for a value that is %p',
    async (bad) => {
      for (const action of ['paused_resume', 'paused_move'])
        expect((await harness.click(action, bad))[0]?.text).toContain('older version');
      expect(harness.useCases.asked).toEqual([]);
    },
  );

  it.each([
    [
      { moved: 2, taken: 0, follow: 'moved' },
      '2 tickets are now followed in <#C333>',
      'New tickets are posted in <#C333>',
    ],
    [{ moved: 1, taken: 1, follow: 'taken' }, 'One is already followed there', 'already follows new tickets'],
  ] as const)('move all of it, as far as %j', async (outcome, ...words) => {
    await withUseCases({ movePaused: () => Promise.resolve({ paused: { links, follow }, ...outcome }) });
    await harness.click('paused_move', all);
    const view = harness.api.shown.at(-1) as { readonly private_metadata: string };
    const answer = JSON.stringify(await submit(view.private_metadata, 'C333'));
    for (const said of words) expect(answer).toContain(said);
    expect(harness.useCases.asked.at(-1)?.slice(2)).toEqual([{ channel: 'C1', creator: 'U1' }, 'C333']);
  });

  it('keep what was chosen where all of it is followed there already', async () => {
    await withUseCases({ movePaused: () => Promise.resolve({ paused: { links }, moved: 0, taken: 2 }) });
    const answer = JSON.stringify(await submit(all, 'C333'));
    expect(answer).toContain('2 are already followed there');
    expect(answer).toContain('"initial_conversation":"C333"');
  });
});

describe('the form that moves a link', () => {
  it('is opened by the button, and moves the link', async () => {
    await harness.click('link_move', value);
    const view = harness.api.shown.at(-1) as { readonly private_metadata: string };
    expect(JSON.stringify(await submit(view.private_metadata, 'C333'))).toMatch(
      /is now followed in .*"channel_id":"C333"/,
    );
    expect(harness.useCases.asked.at(-1)?.slice(2)).toEqual(['L1', 'C333']);
  });

  it('keeps what was chosen where the ticket is followed there already', async () => {
    await harness.close();
    const link = { id: 'L1', ticket: '1', channel: 'C1', creator: 'U1', createdAt: 0 };
    harness = await startHarness(createFakeUseCases({ move: () => Promise.resolve({ link, outcome: 'taken' }) }));
    const answer = JSON.stringify(await submit(value, 'C333'));
    expect(answer).toContain('is already followed in <#C333>');
    expect(answer).toContain('"initial_conversation":"C333"');
  });

  it('moves nothing to a channel that the person does not see, or for metadata that somebody made up', async () => {
    channelIs({ is_member: true, is_private: true });
    harness.api.answer('conversations.members', () => ({ ok: true, members: ['U2'] }));
    expect(JSON.stringify(await submit(value, 'C333'))).toContain('not in that private channel');
    expect(JSON.stringify(await submit('{}', 'C333'))).toContain('older version');
    expect(JSON.stringify(await submit(value, '#general'))).toContain('older version');
    expect(asked()).toEqual([]);
  });
});

describe('a channel that takes posts again', () => {
  let events = 0;
  const happens = async (event: object) => {
    await harness.deliver({ type: 'event_callback', event_id: `Ev${(events += 1)}`, event, team_id: 'T1' }).done;
  };

  it.each([
    ['was unarchived', { type: 'channel_unarchive', channel: 'C1', user: 'U9' }],
    ['is private and was unarchived', { type: 'group_unarchive', channel: 'C1' }],
    ['has the bot again', { type: 'member_joined_channel', channel: 'C1', user: 'UBOT' }],
  ])('resumes its links where it %s', async (_, event) => {
    await happens(event);
    expect(harness.useCases.asked).toEqual([['resumeChannel', 'C1']]);
  });

  it('is asked for whether that is so, and others who join are no news', async () => {
    await happens({ type: 'member_joined_channel', channel: 'C1', user: 'U9' });
    await happens({ type: 'channel_unarchive', channel: '../x' });
    channelIs({ is_member: false });
    await happens({ type: 'channel_unarchive', channel: 'C1' });
    expect(harness.useCases.asked).toEqual([]);
  });
});
