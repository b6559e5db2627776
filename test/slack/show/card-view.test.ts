import { describe, expect, it } from '@jest/globals';
import { card } from '../../../src/slack/show/card-view.ts';
import { updateReply } from '../../../src/slack/delivery/reply-view.ts';
import type { Snapshot, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { messageFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const at = Date.UTC(2026, 0, 2, 3, 4);

const snapshot: Snapshot = {
  id: '12345678',
  description: 'Disk full\nIt fills up.',
  status: 2,
  product: 'ECS',
  type: 'Fault report',
  region: 'ap-southeast-3',
  severity: 'High',
  createdAt: at,
  lastWords: { author: 'engineer', authorName: 'Li', text: '<p>Please <b>check</b>.</p>', at, attachments: [] },
};

const event = (happening: Partial<TicketEvent>): TicketEvent =>
  ({ id: 'e', ticket: snapshot.id, at, ...happening }) as TicketEvent;

describe('card', () => {
  it('has a title in plain words, also of a description in rich text', () => {
    const titleOf = (description: string) => JSON.stringify(card({ ...snapshot, description }, texts).blocks?.[0]);
    expect(titleOf('<div class="osm-rich-text"><p>Disk &lt; 1 GB &amp; full</p></div>')).toContain(
      '"Disk < 1 GB & full"',
    );
    expect(titleOf('Escape &lt; as &amp;lt;')).toContain('"Escape &lt; as &amp;lt;"');
    expect(titleOf('<p>Caf&eacute; at 30&deg;C</p>')).toContain('"Café at 30°C"');
  });

  it.each([
    [0, ['ticket_urge', 'cancel']],
    [1, ['ticket_close', 'ticket_urge']],
    [2, ['ticket_close']],
    [17, []],
    [3, []],
    [30, ['ticket_close', 'ticket_urge', 'cancel']],
  ])('offers in status %i what the console’s guide does: %j', (status, offered) => {
    const drawn = JSON.stringify(card({ ...snapshot, status }, texts).blocks);
    const shown = ['ticket_close', 'ticket_urge', 'cancel'].filter((one) =>
      new RegExp(`"(?:action_id":"${one}"|value":"${one} )`).test(drawn),
    );
    expect(shown).toEqual(offered);
  });

  it('says what it is, how it stands and whose turn it is, in words', () => {
    expect(card(snapshot, texts)).toMatchInlineSnapshot(`
     {
       "blocks": [
         {
           "text": {
             "emoji": false,
             "text": "Disk full",
             "type": "plain_text",
           },
           "type": "header",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "style": {
                     "bold": true,
                   },
                   "text": "Ticket 12345678",
                   "type": "text",
                 },
                 {
                   "text": " · ",
                   "type": "text",
                 },
                 {
                   "style": {
                     "bold": true,
                   },
                   "text": "Please confirm",
                   "type": "text",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
         {
           "fields": [
             {
               "text": "*Product*
     ECS",
               "type": "mrkdwn",
               "verbatim": true,
             },
             {
               "text": "*Ticket type*
     Fault report",
               "type": "mrkdwn",
               "verbatim": true,
             },
             {
               "text": "*Region*
     ap-southeast-3",
               "type": "mrkdwn",
               "verbatim": true,
             },
             {
               "text": "*Severity*
     High",
               "type": "mrkdwn",
               "verbatim": true,
             },
             {
               "text": "*Opened*
     <!date^1767323040^{date_short_pretty} {time}|2026-01-02 03:04 UTC>",
               "type": "mrkdwn",
               "verbatim": true,
             },
           ],
           "type": "section",
         },
         {
           "elements": [
             {
               "text": "Latest from Li · <!date^1767323040^{date_short_pretty} {time}|2026-01-02 03:04 UTC>",
               "type": "mrkdwn",
               "verbatim": true,
             },
           ],
           "type": "context",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "text": "Please ",
                   "type": "text",
                 },
                 {
                   "style": {
                     "bold": true,
                   },
                   "text": "check",
                   "type": "text",
                 },
                 {
                   "text": ".",
                   "type": "text",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
         {
           "elements": [
             {
               "accessibility_label": "Reply to ticket 12345678",
               "action_id": "ticket_reply",
               "style": "primary",
               "text": {
                 "emoji": false,
                 "text": "Reply",
                 "type": "plain_text",
               },
               "type": "button",
               "value": "12345678",
             },
             {
               "accessibility_label": "Close ticket 12345678",
               "action_id": "ticket_close",
               "text": {
                 "emoji": false,
                 "text": "Close",
                 "type": "plain_text",
               },
               "type": "button",
               "value": "12345678",
             },
             {
               "action_id": "ticket_more",
               "options": [
                 {
                   "text": {
                     "emoji": false,
                     "text": "Show all messages",
                     "type": "plain_text",
                   },
                   "value": "whole 12345678",
                 },
                 {
                   "text": {
                     "emoji": false,
                     "text": "Follow in a channel…",
                     "type": "plain_text",
                   },
                   "value": "link 12345678",
                 },
                 {
                   "text": {
                     "emoji": false,
                     "text": "Stop following here",
                     "type": "plain_text",
                   },
                   "value": "unlink 12345678",
                 },
                 {
                   "text": {
                     "emoji": false,
                     "text": "More actions…",
                     "type": "plain_text",
                   },
                   "value": "all 12345678",
                 },
               ],
               "type": "overflow",
             },
           ],
           "type": "actions",
         },
       ],
       "text": "Ticket 12345678: Disk full. Please confirm.",
     }
    `);
  });

  // ShowPartnersServiceInfo: days of service a week, hours of service a day, a zone of the form GMT+08:00.
  it.each([
    [{ days: '5', hours: '9', zone: 'GMT+08:00' }, '5 days a week · 9 hours a day · GMT+08:00'],
    [{ days: '1', hours: '1' }, '1 day a week · 1 hour a day'],
    [{ days: '7', hours: '24' }, '7 days a week · 24 hours a day'],
    [{ days: 'Mon-Fri', hours: '9-18' }, 'Mon-Fri · 9-18'],
    [{ days: '8', hours: '25' }, '8 · 25'],
  ])('tells the hours of the partner: %p', (hours, words) => {
    const shown = JSON.stringify(card({ ...snapshot, partner: { name: 'ACME', ...hours } }, texts));
    expect(shown).toContain(`ACME\\nService hours: ${words}"`);
  });

  it('offers nothing that is pointless once all is over', () => {
    const shown = JSON.stringify(card({ ...snapshot, status: 3 }, texts));
    expect(shown).not.toMatch(/ticket_reply|ticket_close|ticket_urge|cancel /);
    expect(shown).toContain('ticket_more');
  });

  it('shows a status that is not known', () => {
    expect(card({ ...snapshot, status: 42 }, texts).text).toContain('Status unknown (42)');
  });
});

describe('updateReply', () => {
  it('tells messages with author, time and files, and the status, in the order in which they happened', () => {
    const message = {
      author: 'engineer' as const,
      authorName: 'Li',
      text: 'Fixed.',
      at,
      attachments: [{ id: '1', name: 'a.log' }],
    };
    const events = [
      event({ kind: 'message', message }),
      event({ kind: 'message', message: { author: 'customer', text: 'Thanks', at, attachments: [] }, by: 'U7' }),
      event({ kind: 'status', from: 1, to: 2 }),
    ];
    expect(updateReply({ events, snapshot }, texts)).toMatchInlineSnapshot(`
     {
       "blocks": [
         {
           "elements": [
             {
               "text": "*Li (engineer)* · <!date^1767323040^{date_short_pretty} {time}|2026-01-02 03:04 UTC>",
               "type": "mrkdwn",
               "verbatim": true,
             },
           ],
           "type": "context",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "text": "Fixed.",
                   "type": "text",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "text": "File: a.log",
                   "type": "text",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
         {
           "elements": [
             {
               "text": "*<@U7> (via Slack)* · <!date^1767323040^{date_short_pretty} {time}|2026-01-02 03:04 UTC>",
               "type": "mrkdwn",
               "verbatim": true,
             },
           ],
           "type": "context",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "text": "Thanks",
                   "type": "text",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
         {
           "elements": [
             {
               "elements": [
                 {
                   "text": "Status: With Huawei Cloud → ",
                   "type": "text",
                 },
                 {
                   "style": {
                     "bold": true,
                   },
                   "text": "Please confirm",
                   "type": "text",
                 },
                 {
                   "text": " · ",
                   "type": "text",
                 },
                 {
                   "fallback": "2026-01-02 03:04 UTC",
                   "format": "{date_short_pretty} {time}",
                   "timestamp": 1767323040,
                   "type": "date",
                 },
               ],
               "type": "rich_text_section",
             },
           ],
           "type": "rich_text",
         },
       ],
       "text": "Ticket 12345678: Li (engineer): Fixed. · <@U7> (via Slack): Thanks · Status: With Huawei Cloud → *Please confirm*",
     }
    `);
  });

  it('cuts a long message with a way to the whole', () => {
    const message = { author: 'engineer' as const, text: 'word '.repeat(10_000), attachments: [] };
    const reply = updateReply({ events: [event({ kind: 'message', message })], snapshot }, texts);
    expect(messageFaults(reply)).toEqual([]);
    expect(JSON.stringify(reply.blocks)).toMatch(/message_whole.*"value":"12345678 [^"]+"/);
  });

  it('says how many messages are not shown, and where they are', () => {
    const message = { author: 'engineer' as const, text: 'x', attachments: [] };
    const events = Array.from({ length: 60 }, () => event({ kind: 'message', message }));
    const reply = updateReply({ events, snapshot }, texts);
    expect(messageFaults(reply)).toEqual([]);
    expect(JSON.stringify(reply.blocks)).toContain('37 more messages not shown');
  });
});
