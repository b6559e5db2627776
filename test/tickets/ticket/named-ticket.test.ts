import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namedTicket } from '../../../src/tickets/ticket/named-ticket.ts';

const named = (text: string) => {
  const found = namedTicket(text);
  return found && [found.id, found.rest, found.by];
};

describe('the ticket that a text names', () => {
  it.each([
    '87654321',
    '#87654321',
    '＃８７６５４３２１',
    '*87654321*',
    '_87654321_',
    '`87654321`',
    '~87654321~',
    '[87654321]',
    '(87654321)',
    '（87654321）',
    '【87654321】',
    '"87654321"',
    '„87654321“',
    '«87654321»',
    '<87654321>',
    '\u200e87654321\u200f',
    '\ufeff\u206687654321\u2069',
    '№87654321',
    '№ 87654321',
    '87654321,',
    '87654321，',
    '87654321。',
    '87654321:',
    'ticket 87654321',
    'Ticket #87654321',
    'ticket id: 87654321',
    'ticket87654321',
    'service ticket no. 87654321:',
    '工单87654321',
    '工单号：87654321，',
    'https://console.example/ticket/#/detail/87654321',
    'https://console.huaweicloud.com/ticket/?agencyId=3FkSnJuoySIcmAPKH8ddQIoUQHVIkInv&region=cn-north-1#/ticketindex/detail/87654321?tab=2',
    'https://console.huaweicloud.com/ticket/?region=cn-north-4#/ticketindex/detail?incidentId=87654321',
    'console.huaweicloud.com/ticket/#/detail/87654321',
    '<https://console.example/ticket/87654321>',
    'Ticket 87654321 (https://console.example/ticket/#/detail/87654321)',
    'https://console.example/ticket/87654321。',
  ])('%j', (writing) => {
    expect(named(`${writing} 已经重启, please look`)).toEqual(['87654321', '已经重启, please look', 'number']);
    expect(named(writing)).toEqual(['87654321', '', 'number']);
  });

  it('is told apart from what comes without a blank', () => {
    expect(named('87654321，已经重启')).toEqual(['87654321', '已经重启', 'number']);
    expect(named('87654321已经重启')).toEqual(['87654321', '已经重启', 'number']);
    expect(named('87654321,hello')).toEqual(['87654321', 'hello', 'number']);
  });

  it.each(['id:87654321', 'case 87654321', 'No. 87654321', 'SR 87654321', 'https://graphs.example/d/87654321/disk'])(
    'is perhaps something else: %j',
    (writing) => expect(named(`${writing} hello`)).toEqual(['87654321', 'hello', 'word']),
  );

  it.each(['87654321/2', '+87654321', '87654321.log', '87654321’s', 'x=87654321', '(12)/87654321'])(
    'is perhaps in it: %j',
    (writing) => expect(named(`${writing} hello`)?.[2]).toBe('digits'),
  );

  it.each([
    '',
    'hello',
    'no answer yet',
    'ticket closed',
    'https://a.example/',
    'see 87654321',
    '10.20.30.40/24',
    '--',
    '#general',
  ])('is none: %j', (text) => expect(named(text)).toBeUndefined());

  it('takes anything, however long', () => {
    for (const part of ['*', 'ticket ', '#', 'a.', '-', '_', '1', 'http://', '号', '\u200e', '(', 'x1/', '1,']) {
      namedTicket(part.repeat(100_000 / part.length));
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = namedTicket(text);
        expect(found === undefined || text.length >= found.rest.length).toBe(true);
      }),
    );
  });
});
