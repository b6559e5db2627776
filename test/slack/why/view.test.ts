import { describe, expect, it } from '@jest/globals';
import { updatesStatus } from '../../../src/slack/status/view.ts';
import { pauseNotice } from '../../../src/slack/paused/view.ts';
import { whyMessage } from '../../../src/slack/why/view.ts';
import type { Link } from '../../../src/tickets/links/link.ts';
import type { Happening, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import type { Fate, LinkState, SeenEvent, TicketHistory } from '../../../src/tickets/links/delivery-problems.ts';
import { messageFaults } from '../../support/block-kit.ts';
import { formattedTexts } from '../../support/mrkdwn.ts';
import { readable } from '../../support/rich-text.ts';
import { texts } from '../harness.ts';

const at = Date.UTC(2026, 0, 2, 3, 4);

const link = (id: string, suspended?: string): Link => ({
  ...{ id, ticket: '1', channel: `C${id}`, creator: 'U1', createdAt: at },
  paused: suspended,
});
const state = (id: string, suspended?: string): LinkState => ({ link: link(id, suspended), waiting: 0 });
const fate = (id: string, fateState: Fate['state'], more: Partial<Fate> = {}): Fate => ({
  ...{ link: id, channel: `C${id}`, state: fateState, nextAt: at + 60_000 },
  ...more,
});
const seen = (happening: Happening, fates: readonly Fate[], cameBack = false): SeenEvent => ({
  event: { id: 'e', ticket: '1', at, ...happening },
  seenAt: at + 5000,
  cameBack,
  fates,
});
const message = (text: string) => ({ author: 'engineer' as const, text, at, attachments: [] });

const history: TicketHistory = {
  ticket: '1',
  status: 1,
  gone: false,
  reading: { lastAt: at, nextAt: at + 15_000 },
  links: [state('L1'), { ...state('L2', 'is_archived'), since: at, waiting: 2, unnotified: 'user_disabled' }],
  events: [],
  page: 0,
  hasMore: false,
};

describe('what became of a ticket', () => {
  it('reads line by line: when it happened and was seen, where it is, or why not', () => {
    const events = [
      seen({ kind: 'message', message: message('<p>Please <b>send</b> logs</p>') }, [
        fate('L1', 'done', { ts: '1767322980.000100' }),
        fate('L2', 'pending'),
      ]),
      seen(
        { kind: 'message', message: message('<p>Here</p><p>— Maya (Slack)</p>'), by: 'U7' },
        [fate('L1', 'pending', { reason: 'oops' })],
        true,
      ),
      seen({ kind: 'status', from: 0, to: 1 }, [fate('L1', 'sending')]),
      seen({ kind: 'deleted' }, [fate('L1', 'dead', { reason: 'not_in_channel' })]),
      seen({ kind: 'linked' }, []),
    ];
    const links = new Map([['CL1 1767322980.000100', 'https://a.slack.com/archives/CL1/p1767322980000100']]);
    const shown = whyMessage({ ...history, events, hasMore: true }, links, texts);
    expect(messageFaults(shown)).toEqual([]);
    expect(shown.text.replace(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1')).toMatchInlineSnapshot(`
     "*Ticket 1*: what changed, and where it was posted
     Last checked 2026-01-02 03:04 UTC; next check 2026-01-02 03:04 UTC.
     • <#CL1>, set up by <@U1>: updates are posted there
     • <#CL2>, set up by <@U1>: *paused* since 2026-01-02 03:04 UTC: the channel is archived; 2 updates waiting. The person who set this up couldn't be notified: the account is deactivated, or this app can't see it.
     *Message from engineer: “Please send logs”*
     happened 2026-01-02 03:04 UTC, seen 2026-01-02 03:04 UTC
     • <#CL1>: <https://a.slack.com/archives/CL1/p1767322980000100|posted> 2026-01-02 03:03 UTC
     • <#CL2>: waiting until updates resume there (the channel is archived)
     *Sent by <@U7>: “Here”*
     happened 2026-01-02 03:04 UTC, seen 2026-01-02 03:04 UTC; recognized when Huawei Cloud returned it, so not posted again
     • <#CL1>: waiting, next try 2026-01-02 03:05 UTC (Slack error “oops”)
     *Status: New → With Huawei Cloud*
     happened 2026-01-02 03:04 UTC, seen 2026-01-02 03:04 UTC
     • <#CL1>: sent, not confirmed yet; checked at 2026-01-02 03:05 UTC
     *Ticket can no longer be read*
     happened 2026-01-02 03:04 UTC, seen 2026-01-02 03:04 UTC
     • <#CL1>: failed 2026-01-02 03:05 UTC after many tries (this app was removed from the channel)
     *First followed: card posted*
     happened 2026-01-02 03:04 UTC, seen 2026-01-02 03:04 UTC
     • not followed anywhere at that time"
    `);
    expect(JSON.stringify(shown.blocks)).toContain('why_page:next');
  });

  it.each([
    ['deleted', { status: 13 }, 'lists this ticket as deleted'],
    ['gone', { gone: true }, 'no longer shows this ticket'],
    ['final', { status: 3 }, 'closed a while ago'],
    ['followed nowhere', { links: [] }, 'followed anywhere'],
  ])('says why it is not read any more: %s', (_, change, words) => {
    const shown = whyMessage({ ...history, reading: undefined, ...change }, new Map(), texts);
    expect(shown.text).toContain(words);
    expect(shown.text).toContain('No changes since');
  });

  it('shows hostile words as words, and stays within the limits of Slack', () => {
    const words = '<!channel> <@U1> `x` *y* ' + '&'.repeat(5000);
    const events = Array.from({ length: 5 }, () =>
      seen(
        { kind: 'message', message: message(words) },
        Array.from({ length: 30 }, (_, index) => fate(`L${index}`, 'dead', { reason: words })),
      ),
    );
    const links = Array.from({ length: 30 }, (_, index) => state(`L${index}`, words));
    const shown = whyMessage({ ...history, failure: words, links, events }, new Map(), texts);
    expect(messageFaults(shown)).toEqual([]);
    expect(formattedTexts(shown).join()).not.toMatch(/<!channel>|<@U1> `/);
    expect(JSON.stringify(shown.blocks)).toContain('<!channel> <@U1> `x` *y* &&&');
  });

  it.each(['constructor', '__proto__', 'toString'])('shows %s like any code that it does not know', (code) => {
    const shown = whyMessage({ ...history, links: [state('L1', code)] }, new Map(), texts);
    expect(readable(shown.blocks)).toContain(`“${code}”`);
  });

  it.each<[Happening, string]>([
    [{ kind: 'withdrawn', by: 'U7' }, '*<@U7> withdrew a message.*'],
    [{ kind: 'labels', added: ['a*b'], removed: [] }, '*Label added: a*b*'],
    [{ kind: 'contact' }, '*The contact of the ticket changed.*'],
    [
      { kind: 'access', authorization: { id: 'A1', state: 0, resource: 'web-1' } },
      '*The engineer requests access (web-1). Use `/ticket access 1` to respond.*',
    ],
    [{ kind: 'access-ending', authorization: { id: 'A1', state: 1, endsAt: at } }, 'ends soon'],
  ])('names what happened in the words of the thread: %j', (happening, words) => {
    const event: TicketEvent = { id: 'e', ticket: '1', at, ...happening };
    const events = [{ event, seenAt: at, cameBack: false, fates: [] }];
    const shown = whyMessage({ ...history, events }, new Map(), texts);
    expect(messageFaults(shown)).toEqual([]);
    expect(shown.text).toContain(words);
  });

  it('names a kind of change that it does not know', () => {
    const event = { id: 'e', ticket: '1', at, kind: 'moved-house' } as unknown as TicketEvent;
    const shown = whyMessage(
      { ...history, events: [{ event, seenAt: at, cameBack: false, fates: [] }] },
      new Map(),
      texts,
    );
    expect(shown.text).toContain('moved-house');
  });
});

describe('the status', () => {
  const status = {
    ...{ reading: 'feed' as const, followed: 2, pending: 3, dead: 4, paused: 1 },
    ...{ lag: { polls: 0, posts: 185_000 }, budget: { perMinute: 600, free: 12 } },
    processes: [{ name: 'host:1', since: at, groups: 3 }],
    pause: { until: at, failures: 2 },
    lastPollAt: at,
  };

  it('tells lateness, pause and budget, and what is to be seen to with buttons', () => {
    const dead = [{ link: link('L3'), count: 4, since: at, reason: '<!here>' }];
    const suspended = [{ ...state('L2', 'is_archived'), since: at, waiting: 3, unnotified: 'user_disabled' }];
    const shown = updatesStatus(status, { paused: suspended, dead, page: 1, hasMore: true }, texts);
    expect(messageFaults(shown)).toEqual([]);
    expect(shown.text).toMatchInlineSnapshot(`
     "Messages: from the message feed, up to 100 tickets per call
     Statuses: not checked yet
     Last contact with Huawei Cloud: 2026-01-02 03:04 UTC
     Delay: polls on time; oldest due post is 3 min late
     2 tickets followed; 1 link paused
     3 updates waiting to be posted; 4 failed
     Paused: Huawei Cloud failed 2 times in a row; next try at 2026-01-02 03:04 UTC
     Rate limit: 600 calls a minute; 12 available now
     Process host:1, since 2026-01-02 03:04 UTC: polls 3 groups of tickets
     *1* in <#CL2>, set up by <@U1>: the channel is archived, since 2026-01-02 03:04 UTC. 3 updates waiting. The person who set this up couldn't be notified: the account is deactivated, or this app can't see it.
     *1* in <#CL3>: 4 updates, since 2026-01-02 03:04 UTC: Slack error “&lt;!here&gt;”."
    `);
    const buttons = JSON.stringify(shown.blocks).match(/"action_id":"[^"]*"/g);
    expect(buttons).toEqual(
      ['link_resume', 'link_move', 'send_again', 'status_page:previous', 'status_page:next'].map(
        (id) => `"action_id":"${id}"`,
      ),
    );
  });
});

describe('the notice of a suspension', () => {
  const notice = {
    ...{ id: 'suspended:C1:0', creator: 'U1', channel: 'C1', reason: 'is_archived' },
    ...{ tickets: ['4711'], followsNew: false },
  };
  const said = (more: Partial<typeof notice>) => {
    const message = pauseNotice({ ...notice, ...more }, texts);
    expect(messageFaults(message)).toEqual([]);
    return message.text;
  };

  it('names the tickets of the channel, and how many there are beyond', () => {
    expect(said({})).toContain('Updates of ticket 4711 are paused in <#C1>');
    expect(said({ tickets: ['4711', '4712'] })).toMatch(/Updates of 2 tickets.*\nTickets: 4711, 4712\.\n/);
    const many = said({ tickets: Array.from({ length: 50 }, (_, number) => `T${number}`) });
    expect(many).toMatch(/Updates of 50 tickets.*\nTickets: T0, .*T19 and 30 more\.\n/);
  });

  it('says that new tickets wait, by themselves or with others', () => {
    expect(said({ tickets: [], followsNew: true })).toMatch(/^\*New tickets are no longer posted in <#C1>/);
    expect(said({ followsNew: true })).toMatch(/4711.*\nNew tickets for that channel are kept too\./);
  });

  it.each(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action_read_only_channel', '<!here>'])(
    'says in plain words what happened and what to do: %s',
    (reason) => {
      const shown = pauseNotice({ ...notice, reason }, texts);
      expect(messageFaults(shown)).toEqual([]);
      expect(shown.text).toMatch(/Nothing is lost.*(Resume|pdates resume)/s);
      expect(shown.text).not.toContain('<!here>');
      expect(shown.text.includes(reason)).toBe(false);
    },
  );
});
