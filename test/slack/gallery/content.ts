import { foreign } from '../../../src/slack/text/document.ts';
import type { Authorization, Message, Ticket } from '../../../src/tickets/ticket/ticket.ts';

const filled = (words: string, length = 50_000) => words.repeat(Math.ceil(length / words.length)).slice(0, length);

/** Foreign texts that are each the longest in a way of their own: as marks, bytes, UTF-16 units, JSON, or in one word. */
export const longTexts = {
  mixed: filled('Words of <b>many</b> kinds &amp; <!channel> "quoted" 磁盘已满 😀\n'),
  HTML: `<div class="osm-rich-text">${filled('<p>Words of <b>many</b> kinds &amp; <a href="https://e.example/x">links</a></p><ul><li>磁盘已满</li></ul>')}`,
  Chinese: filled('磁盘已满，请尽快处理。'),
  emoji: filled('👩‍💻😀'),
  quotes: filled('"\\'),
  'one word': filled('x'),
} as const;

export const at = Date.UTC(2026, 0, 2, 3, 4);

/** As long as an id may be. */
export const longId = 'A'.repeat(64);

export const times = <T>(count: number, make: (place: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, place) => make(place));

export const open = { state: 'open' } as const;
export const failed = (long: string) => ({ state: 'failed', reason: foreign(long) }) as const;

export const longTicket = (long: string) => ({ id: longId, title: long });

export const message = (text: string, more: Partial<Message> = {}): Message => ({
  ...{ author: 'engineer', text, attachments: [] },
  ...more,
});

export const longMessage = (long: string, place = 0): Message =>
  message(long, {
    ...{ id: `m${place}`, author: 'third-party', authorName: long, at },
    attachments: times(20, (file) => ({ id: `f${file}`, name: long })),
  });

export const shortAccess: Authorization = { id: 'A1', state: 0 };

export const longAccess = (long: string, state: number, place = 0): Authorization => ({
  ...{ id: `${'A'.repeat(60)}${1000 + place}`, state, purpose: long, resource: long, hosts: times(20, () => long) },
  ...{ letter: long, rejectReason: long },
  ...{ askedAt: at - place, startsAt: at, endsAt: at + 3_600_000 },
});

/** Requests for access, as they are listed. */
export const longRequests = (long: string) =>
  times(40, (place) => ({
    authorization: longAccess(long, 1, place),
    approvals: times(10, () => ({ by: 'U1', at, from: at, until: at + 1, agency: 'G1' })),
  }));

/** All that can be known of a ticket. */
export const longSnapshot = (long: string): Omit<Ticket, 'messages'> => ({
  ...{
    id: longId,
    description: long,
    status: 2,
    product: long,
    type: long,
    problemType: long,
    region: long,
    severity: long,
  },
  ...{ submitter: long, createdAt: at, resolvedAt: at, contact: long },
  labels: times(100, (place) => ({ id: String(place), name: long })),
  related: times(100, () => longId),
  authorizations: times(20, (place) => longAccess(long, 0, place)),
  partner: { name: long, days: long, hours: long, zone: long },
});
