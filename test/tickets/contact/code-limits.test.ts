import { afterAll, describe, expect, it } from '@jest/globals';
import type { ContactArea } from '../../../src/tickets/contact/contacts.ts';
import { codesOfAccount, codesOfPerson } from '../../../src/tickets/contact/code-limits.ts';
import { takePlace } from '../../../src/tickets/rate-limit.ts';
import { createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { databases } from '../../support/databases.ts';
import { openOffice, person, recordCall } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const hour = 60 * 60 * 1000;

function office() {
  const sending = recordCall();
  const opened = openOffice({ contacts: { sendCode: sending.call } as unknown as ContactArea });
  let number = 0;
  const sendTo = (value: string, id = 'U1') =>
    opened.useCases.contacts.sendCode(person('requester', id), { way: 'phone', value, areaCode: '86' });
  /** Has a code sent to a number that got none before. */
  const send = (id = 'U1') => {
    number += 1;
    return sendTo(`1380000${String(number).padStart(4, '0')}`, id);
  };
  const sendMany = async (count: number, personOf: (place: number) => string) => {
    for (let place = 0; place < count; place += 1) await send(personOf(place));
  };
  return { ...opened, sending, sendTo, send, sendMany };
}

describe('codes by text message or e-mail', () => {
  it('are limited per number, whoever asks, also if two ask at once or the cache is lost', async () => {
    const { cached, clock, sending, sendTo } = office();
    const outcomes = await Promise.allSettled([sendTo('1'), sendTo('1', 'U2')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    cached.clear();
    clock.advance(20_000);
    await expect(sendTo('1')).rejects.toMatchObject({ code: 'code-soon', detail: { seconds: 40 } });
    await sendTo('2');
    expect(sending.sent).toHaveLength(2);
    clock.advance(40_000);
    await sendTo('1');
  });

  it('are limited per person, whatever the number, and one is free again after an hour', async () => {
    const { clock, sending, send, sendMany } = office();
    await send();
    clock.advance(20 * 60_000);
    await sendMany(codesOfPerson - 1, () => 'U1');
    await expect(send()).rejects.toMatchObject({ code: 'code-often', detail: { whose: 'person', minutes: 40 } });
    await send('U2');
    expect(sending.sent).toHaveLength(codesOfPerson + 1);
    clock.advance(40 * 60_000);
    await send();
    await expect(send()).rejects.toMatchObject({ code: 'code-often' });
  });

  it('are limited per account, whoever asks, and whom that stops loses none of their own', async () => {
    const { clock, sending, send, sendMany } = office();
    await sendMany(codesOfAccount, (place) => `U${Math.floor(place / codesOfPerson)}`);
    for (let time = 0; time < codesOfPerson; time += 1) {
      await expect(send('UNEW')).rejects.toMatchObject({
        code: 'code-often',
        detail: { whose: 'account', minutes: 60 },
      });
    }
    expect(sending.sent).toHaveLength(codesOfAccount);
    clock.advance(hour);
    await sendMany(codesOfPerson, () => 'UNEW');
  });

  it('do not count where the service refused, and do where it gave no answer', async () => {
    const { sending, sendTo, send, sendMany } = office();
    sending.fault = failure('OSM.01010001');
    await expect(sendTo('1')).rejects.toBe(sending.fault);
    for (let time = 0; time < codesOfPerson; time += 1) await expect(send()).rejects.toBe(sending.fault);
    sending.fault = failure('timeout', { ambiguous: true });
    await expect(sendTo('1')).rejects.toMatchObject({ code: 'code-unclear' });
    sending.fault = undefined;
    await expect(sendTo('1')).rejects.toMatchObject({ code: 'code-soon' });
    await sendMany(codesOfPerson - 1, () => 'U1');
    await expect(send()).rejects.toMatchObject({ code: 'code-often' });
  });
});

describe.each(databases())('a rate limit on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('gives its places to as many as it has, also if they ask at once, and again once they are old', async () => {
    const once = createOnceStore(await engine.open());
    let at = Date.UTC(2026, 0, 2);
    const take = () => takePlace({ once, now: () => at }, { key: 'k', times: 3, perMs: hour });
    const grantedOf = async () =>
      (await Promise.all(Array.from({ length: 8 }, take))).filter(({ granted }) => granted).length;
    expect(await grantedOf()).toBe(3);
    expect(await take()).toEqual({ granted: false, wait: hour });
    at += hour - 1;
    expect(await take()).toEqual({ granted: false, wait: 1 });
    at += 1;
    expect(await grantedOf()).toBe(3);
    // A clock that was ahead is set back.
    at -= 2 * hour;
    expect(await grantedOf()).toBe(3);
  });
});
