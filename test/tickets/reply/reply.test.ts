import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createUseCases } from '../../../src/tickets/use-cases.ts';
import type { ReplyRequest } from '../../../src/tickets/requests.ts';
import { signed, unsigned } from '../../../src/tickets/reply/signature.ts';
import { file, openOffice, person } from '../support/use-cases.ts';
import type { Fault } from '../support/service.ts';

const requester = person('requester', 'U1');

function request(change: Partial<ReplyRequest> = {}): ReplyRequest {
  return { key: 'reply-1', id: 'CS0001', text: 'Any news?', files: [], ...change };
}

function open() {
  const office = openOffice();
  office.service.add({});
  return { ...office, messages: () => office.service.tickets.get('CS0001')?.messages.map(({ text }) => text) };
}

describe('a reply', () => {
  it('is expected in the feed before it is sent, accepted after, and recorded without its words', async () => {
    const office = open();
    const states: (string | undefined)[] = [];
    const row = () => [...office.replyRows.values()][0];
    const useCases = createUseCases({
      ...office.deps,
      service: {
        ...office.service,
        reply: (...given) => {
          states.push(row()?.state);
          return office.service.reply(...given);
        },
      },
    });
    await office.done(
      useCases.reply(requester, request({ id: ' CS0001\n', text: '  Any news? ', files: [file('a.png')] })),
    );
    expect(states).toEqual(['sending']);
    expect(row()).toMatchObject({ ticket: 'CS0001', text: 'Any news?', by: 'U1', state: 'accepted' });
    expect(office.service.calls).toEqual(['catalog upload-limits', 'upload a.png message', 'reply CS0001']);
    expect(office.entries).toMatchObject([{ actor: 'U1', action: 'reply', outcome: 'ok', ticket: 'CS0001' }]);
    expect(JSON.stringify(office.entries)).not.toContain('news');
    expect(office.woken()).toBe(1);
  });

  it('carries the name of whoever writes, as long as there is room and the person wants it', async () => {
    const { useCases, done, messages } = open();
    const send = (key: string, text: string) =>
      done(useCases.reply(requester, request({ key, text, name: 'Maya <b>  W' })));
    await send('reply-1', 'Any news?');
    expect(messages()?.at(-1)).toBe('Any news?\n\n— Maya b W (Slack)');
    await send('reply-2', 'x'.repeat(2000));
    expect(messages()?.at(-1)).toBe('x'.repeat(2000));
    expect(await useCases.signature.isOn(requester)).toBe(true);
    await useCases.signature.set(requester, false);
    await send('reply-3', 'And now?');
    expect(messages()?.at(-1)).toBe('And now?');
    await expect(useCases.signature.set(person('viewer'), false)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is told here without the name, for the reply stands under it', () => {
    expect(unsigned(signed('a — b\n\nc', 'Maya', 2000))).toBe('a — b\n\nc');
    expect(unsigned('a — b (Slack) c')).toBe('a — b (Slack) c');
  });

  it('is refused where it is empty, too long, has too many files or a hostile id', async () => {
    const { useCases, done, service, replyRows } = open();
    service.limits = { ...service.limits, count: 10 };
    const files = Array.from({ length: 6 }, (_, index) => file(`${index}.png`));
    const cases = [
      [{ text: ' \t ' }, 'text-empty'],
      [{ text: 'x'.repeat(2001) }, 'text-too-long'],
      [{ files }, 'file-count'],
      [{ id: '../admin' }, 'invalid-input'],
      [{ id: '' }, 'invalid-input'],
      [{ id: 'C'.repeat(65) }, 'invalid-input'],
      [{ key: 'with space' }, 'invalid-input'],
    ] as const;
    for (const [bad, code] of cases) {
      await expect(done(useCases.reply(requester, request(bad)))).rejects.toMatchObject({ code });
    }
    expect(service.calls).toEqual(['catalog upload-limits']);
    expect(replyRows.size).toBe(0);
  });

  it('to a ticket that does not exist says so and is expected no more', async () => {
    const { useCases, done, replyRows, entries } = open();
    const wrong = useCases.reply(requester, request({ id: 'CS9' }));
    await expect(done(wrong)).rejects.toMatchObject({ code: 'not-found', detail: { id: 'CS9' } });
    expect(replyRows.size).toBe(0);
    expect(entries).toMatchObject([{ outcome: 'not-found', ticket: 'CS9' }]);
  });

  it('that is refused may be sent again', async () => {
    const { useCases, done, service, replyRows, messages } = open();
    service.faults.push('refused');
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'OSM.0001' });
    expect(replyRows.size).toBe(0);
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
  });

  it('with other words, to another ticket, of somebody else or with another file is another one, also from the same form', async () => {
    const { useCases, done, service } = open();
    service.add({});
    const file = (id: string) => ({ id, name: 'a.png', size: 10, open: () => Promise.reject(new Error('not read')) });
    for (let times = 0; times < 2; times += 1) {
      await done(useCases.reply(requester, request()));
      await done(useCases.reply(requester, request({ text: 'Still nothing?' })));
      await done(useCases.reply(requester, request({ id: 'CS0002' })));
      await done(useCases.reply(person('requester', 'U2'), request()));
      await done(useCases.reply(requester, request({ files: [file('F1')] })));
      await done(useCases.reply(requester, request({ files: [file('F2')] })));
    }
    const texts = (id: string) => service.tickets.get(id)?.messages.map(({ text }) => text);
    expect(texts('CS0001')).toEqual(['Any news?', 'Still nothing?', 'Any news?', 'Any news?', 'Any news?']);
    expect(texts('CS0002')).toEqual(['Any news?']);
    // Files of one name and size are not one file.
    expect(service.calls.filter((call) => call.startsWith('upload'))).toHaveLength(2);
  });

  it('with other words goes on its own where the first words had no answer', async () => {
    const { useCases, done, service, messages } = open();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true);
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'uncertain' });
    await done(useCases.reply(requester, request({ text: 'Other words' })));
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?', 'Other words']);
  });

  it('that names somebody whose name is not known the next time is the same', async () => {
    const { useCases, done, messages } = open();
    const mark = 'ask <@U2>';
    await done(useCases.reply(requester, request({ text: 'ask @Ada', mark })));
    await done(useCases.reply(requester, request({ text: 'ask @somebody', mark })));
    expect(messages()).toEqual(['ask @Ada']);
    await done(useCases.reply(requester, request({ text: 'ask @somebody', mark: 'ask <@U3>' })));
    expect(messages()).toEqual(['ask @Ada', 'ask @somebody']);
  });

  it('that comes often at once is sent once', async () => {
    const { useCases, done, messages, woken } = open();
    await done(Promise.allSettled(Array.from({ length: 20 }, () => useCases.reply(requester, request()))));
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
    expect(woken()).toBe(1);
  });
});

describe('after an unclear answer', () => {
  it('the words are found among the messages', async () => {
    const { useCases, done, service, replyRows, messages } = open();
    service.faults.push('lost-answer');
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
    expect([...replyRows.values()][0]?.state).toBe('accepted');
  });

  it('words that are not found are uncertain, not sent again, and still expected in the feed', async () => {
    const { useCases, done, service, replyRows } = open();
    service.faults.push('lost-request');
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'uncertain' });
    expect(service.calls.filter((call) => call.startsWith('reply'))).toHaveLength(1);
    expect([...replyRows.values()][0]?.state).toBe('sending');
  });

  it('the same words of an hour ago, or of an engineer, are not taken for these', async () => {
    const { useCases, done, service, clock } = open();
    const message = { text: 'Any news?', attachments: [] };
    service.add({
      messages: [
        { ...message, author: 'customer', at: clock.now() - 3_600_000 },
        { ...message, author: 'engineer', at: clock.now() },
        { ...message, author: 'customer' },
      ],
    });
    service.faults.push('lost-request');
    await expect(done(useCases.reply(requester, request({ id: 'CS0002' })))).rejects.toMatchObject({
      code: 'uncertain',
    });
  });

  it('the words are looked for first when the same form comes again, also the next morning', async () => {
    const { useCases, done, service, messages, clock, replyRows } = open();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true);
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'uncertain' });
    clock.advance(16 * 3_600_000);
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
    expect([...replyRows.values()]).toMatchObject([{ state: 'accepted' }]);
  });

  it('is looked for as it was sent, although the writer has another name by now, or none', async () => {
    for (const name of ['Maya W', undefined]) {
      const { useCases, done, service, messages } = open();
      service.faults.push('lost-answer');
      service.withoutTickets.push(true, true, true);
      const sent = done(useCases.reply(requester, request({ name: 'Maya' })));
      await expect(sent).rejects.toMatchObject({ code: 'uncertain' });
      await done(useCases.reply(requester, request({ name })));
      expect(messages()).toEqual(['Any news?\n\n— Maya (Slack)']);
    }
  });

  it('a person who sends the same form again sends the words once', async () => {
    const faults = fc.array(fc.constantFrom<Fault>('none', 'lost-request', 'lost-answer', 'refused'), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(faults, fc.array(fc.boolean(), { maxLength: 12 }), async (given, withoutTickets) => {
        const { service, deps, clock, messages, replyRows } = open();
        service.faults.push(...given);
        service.withoutTickets.push(...withoutTickets);
        let sent = false;
        for (let tries = 0; tries < 30 && !sent; tries += 1) {
          const settled = await clock.run(createUseCases(deps).reply(requester, request()));
          sent = settled?.status === 'fulfilled';
        }
        expect(messages()).toEqual(['Any news?']);
        expect([...replyRows.values()].map(({ state }) => state)).toEqual(['accepted']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('after an unclear answer, by clocks that are apart', () => {
  const minute = 60_000;
  const said = { author: 'customer', text: 'Any news?', attachments: [] } as const;

  /** The reply reached the ticket, whose clock dates it; only its answer was lost. */
  function lost(ahead: number, timeOf?: (at: number) => number) {
    const office = open();
    const service = { ...office.service, timeOf };
    service.reply = async (...given) => {
      const sending = office.service.reply(...given);
      await sending.catch(() => undefined);
      const ticket = office.service.tickets.get('CS0001');
      if (ticket !== undefined)
        office.service.tickets.set('CS0001', {
          ...ticket,
          messages: ticket.messages.map((message) => ({ ...message, at: (message.at ?? 0) - ahead })),
        });
      return sending;
    };
    office.service.faults.push('lost-answer');
    return { ...office, useCases: createUseCases({ ...office.deps, service }) };
  }

  it.each([90_000, -90_000, 14 * minute])('the words are found: %d ms ahead, and not known to be', async (ahead) => {
    const { useCases, done, messages } = lost(ahead);
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
  });

  it('the words are found by the time of the service, however far that is', async () => {
    const ahead = 5 * 60 * minute;
    const { useCases, done, replyRows, clock } = lost(ahead, (at) => at - ahead);
    await done(useCases.reply(requester, request()));
    const [row] = replyRows.values();
    expect(Math.abs((row?.at ?? 0) - (clock.now() - ahead))).toBeLessThan(minute);
  });

  it('the same words of another reply are not taken for these', async () => {
    const { useCases, done, service, clock } = open();
    await done(useCases.reply(requester, request({ key: 'first' })));
    clock.advance(5 * minute);
    service.faults.push('lost-request');
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'uncertain' });
  });

  it('words from before, by a clock that is known, are left uncertain, and are not sent again', async () => {
    const office = open();
    const useCases = createUseCases({ ...office.deps, service: { ...office.service, timeOf: (at) => at } });
    office.service.add({ messages: [{ ...said, at: office.clock.now() - 5 * minute }] });
    office.service.faults.push('lost-request');
    const send = () => office.done(useCases.reply(requester, request({ id: 'CS0002' })));
    await expect(send()).rejects.toMatchObject({ code: 'uncertain' });
    await expect(send()).rejects.toMatchObject({ code: 'uncertain' });
    expect(office.service.calls.filter((call) => call.startsWith('reply'))).toHaveLength(1);
  });

  it('words that the feed has shown are not sent again', async () => {
    const { useCases, done, service, replyRows, messages } = open();
    service.faults.push('lost-answer');
    service.withoutTickets.push(true, true, true);
    await expect(done(useCases.reply(requester, request()))).rejects.toMatchObject({ code: 'uncertain' });
    for (const row of replyRows.values()) row.state = 'accepted';
    service.withoutTickets.push(true, true, true);
    await done(useCases.reply(requester, request()));
    expect(messages()).toEqual(['Any news?']);
  });
});
