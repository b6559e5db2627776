import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { updateReply, shareLength } from '../../../src/slack/delivery/reply-view.ts';
import type { Happening, Snapshot, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { messageFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const at = Date.UTC(2026, 0, 2, 3, 4);
const snapshot: Snapshot = { id: '12345678', description: 'Disk full', status: 2 };
const event = (happening: Happening, place = 0): TicketEvent => ({
  id: `e${place}`,
  ticket: snapshot.id,
  at,
  ...happening,
});
const said = (text: string, place = 0) =>
  event({ kind: 'message', message: { author: 'engineer', text, at, attachments: [] } }, place);
const reply = (...events: TicketEvent[]) => updateReply({ events, snapshot }, texts);
const shownOf = (message: ReturnType<typeof reply>) => JSON.stringify(message.blocks);

describe('a reply', () => {
  it('fits into one Slack message whatever it is made of, and says how much is missing', () => {
    const letters = fc.constantFrom('a', '\n', '<', '&', '😀', '界', '```', '<b>x</b>', 'https://e.example/?a=1&b=2 ');
    const text = fc.array(letters, { maxLength: 400 }).map((parts) => parts.join('').repeat(20));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (all) => {
        const message = reply(...all.map(said));
        expect(messageFaults(message)).toEqual([]);
        expect(shownOf(message).length).toBeLessThanOrEqual(12_000);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['one message of 50,000 characters', [50_000]],
    ['twelve messages of 4,000', Array.from({ length: 12 }, () => 4_000)],
  ])('of %s says in words what it does not show', (_, lengths) => {
    const message = reply(...lengths.map((length, place) => said('x'.repeat(length), place)));
    const shown = shownOf(message);
    const missing = [...shown.matchAll(/([\d,]+) more characters/g)].map(([, count = '']) =>
      Number(count.replace(',', '')),
    );
    expect(missing).toHaveLength(lengths.length);
    const written = lengths.reduce((sum, length) => sum + length, 0);
    const left = missing.reduce((sum, count) => sum + count, 0);
    expect((shown.match(/x{20,}/g) ?? []).join('').length + left).toBe(written);
    expect(messageFaults(message)).toEqual([]);
  });

  it('says what changed, in order, and nothing of a phone number or an address', () => {
    const message = reply(
      event({ kind: 'labels', added: ['<!here>'], removed: ['old'] }),
      event({ kind: 'related', added: ['87654321'], removed: [] }),
      event({ kind: 'severity', from: 'low', to: 'high' }),
      event({ kind: 'contact' }),
      event({
        kind: 'authorization',
        authorization: { id: 'A', state: 0, purpose: 'logs & <dumps>', resource: 'Cloud server' },
      }),
      event({ kind: 'status', from: 1, to: 2 }),
    );
    expect(message.text).toBe(
      'Ticket 12345678: Label added: *&lt;!here&gt;* · Label removed: *old* · Related ticket added: *87654321* · ' +
        'Severity: low → *high* · The contact of the ticket changed. · *The engineer requests access* (Cloud server). ' +
        'Use `/ticket access 12345678` to respond. “logs &amp; &lt;dumps&gt;” · ' +
        'Status: With Huawei Cloud → *Please confirm*',
    );
    expect(message.blocks).toHaveLength(1);
  });

  it('has words for a kind that only a newer version knows', () => {
    const unknown = { ...event({ kind: 'contact' }), kind: 'weather' } as unknown as TicketEvent;
    expect(reply(unknown).text).toContain('The ticket changed.');
  });

  it('has code as code, however long it is', () => {
    const code = `<pre>${'line of code\n'.repeat(400)}</pre>`;
    const message = reply(said(code));
    expect(messageFaults(message)).toEqual([]);
    expect(shownOf(message)).toMatch(
      /"rich_text_preformatted","elements":\[{"type":"text","text":"line of code\\nline of code/,
    );
  });
});

describe('room for texts', () => {
  it('is shared so that short ones are whole, and long ones have the same', () => {
    expect(shareLength([10, 5000, 20, 8000], 3030)).toEqual([10, 1500, 20, 1500]);
    expect(shareLength([10, 20], 3000)).toEqual([10, 20]);
    expect(shareLength([], 3000)).toEqual([]);
  });
});
