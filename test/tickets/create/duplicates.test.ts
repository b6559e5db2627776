import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { likelyDuplicates } from '../../../src/tickets/create/duplicates.ts';

const ticket = (id: string, description: string, product?: string) => ({ id, description, product, status: 1 });
const found = (description: string, product: string | undefined, ...open: ReturnType<typeof ticket>[]) =>
  likelyDuplicates({ description, product }, open).map(({ id }) => id);

describe('likely doubles', () => {
  it('say the same in other order and case', () => {
    const disk = ticket('1', 'The system disk of the database is full since this night');
    expect(found('Since this night the SYSTEM DISK of the database is full!', undefined, disk)).toEqual(['1']);
  });

  it('have more in common than two words, unless that is all they say', () => {
    expect(found('With another contact', 'ECS', ticket('1', 'With a new contact', 'ECS'))).toEqual([]);
    expect(found('The net is full', 'ECS', ticket('1', 'The disk is full', 'ECS'))).toEqual([]);
    expect(found('Disk full', undefined, ticket('1', 'The disk is full'))).toEqual(['1']);
  });

  it('name the same thing, even in other words', () => {
    const server = ticket('1', 'shop-web-01 does not answer, customers see errors');
    expect(found('Server shop-web-01 does not answer', undefined, server)).toEqual(['1']);
    expect(found('Server shop-web-02 does not start', undefined, server)).toEqual([]);
    const address = ticket('2', 'No route to 192.0.2.10 from the office');
    expect(found('192.0.2.10: no route', undefined, address)).toEqual(['2']);
  });

  it('are likelier for the same product, the likeliest first, and three at the most', () => {
    const words = 'cannot attach another volume to the server';
    const other = ticket('other', words, 'Relational Database');
    const same = ticket('same', words, 'Elastic Cloud Server');
    expect(found(words, 'Elastic Cloud Server', other, same, other, other)).toEqual(['same', 'other', 'other']);
  });

  it('are found in Chinese too', () => {
    const disk = ticket('1', '云服务器的系统盘已满，无法登录');
    expect(found('系统盘已满，云服务器无法登录', undefined, disk)).toEqual(['1']);
    expect(found('如何购买弹性公网IP', undefined, disk)).toEqual([]);
  });

  it('are none where only the product is the same, or nothing is written', () => {
    const bill = ticket('1', 'Question about the bill of March', 'Elastic Cloud Server');
    expect(found('The disk is full', 'Elastic Cloud Server', bill)).toEqual([]);
    expect(found('', 'Elastic Cloud Server', bill, ticket('2', '', 'Elastic Cloud Server'))).toEqual([]);
  });

  it('take any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'binary' }), (one, other) => {
        expect(found(one, undefined, ticket('1', other)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
