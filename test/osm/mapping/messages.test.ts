import { describe, expect, it } from '@jest/globals';
import { oldestFirst, toMessage } from '../../../src/osm/mapping/message.ts';

describe('toMessage', () => {
  it('tells authors apart by replier_type, else by type', () => {
    const authors = [
      { replier_type: 0 },
      { replier_type: 1 },
      { replier_type: 2, type: 0 },
      { type: 0 },
      { type: 1 },
      { type: 9 },
      {},
    ];
    expect(authors.map((source) => toMessage(source).author)).toEqual([
      'customer',
      'engineer',
      'third-party',
      'customer',
      'engineer',
      'third-party',
      'third-party',
    ]);
  });

  it('knows the description by its mark, where there is one', () => {
    const marks = [{ is_first_message: 1 }, { is_first_message: 0 }, {}, { is_first_message: null }];
    expect((marks as Parameters<typeof toMessage>[0][]).map((source) => toMessage(source).isDescription)).toEqual([
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  it('keeps the text as it was served', () => {
    expect(toMessage({ content: ' <div class="osm-rich-text">a</div>\n' }).text).toBe(
      ' <div class="osm-rich-text">a</div>\n',
    );
  });

  it('takes nulls and missing fields', () => {
    const nulls = {
      content: null,
      create_time: null,
      accessory_list: null,
      replier_name: null,
      replier: 'me',
      type: '1',
    };
    expect(toMessage(nulls as unknown as Parameters<typeof toMessage>[0])).toEqual({
      id: undefined,
      author: 'engineer',
      authorName: 'me',
      text: '',
      at: undefined,
      attachments: [],
    });
  });
});

describe('oldestFirst', () => {
  const message = (text: string, at?: number) => ({ author: 'engineer' as const, text, at, attachments: [] });
  const order = (...messages: ReturnType<typeof message>[]) =>
    oldestFirst(messages)
      .map(({ text }) => text)
      .join('');

  it('sorts by time', () => {
    expect(order(message('b', 2), message('c', 3), message('a', 1))).toBe('abc');
  });

  it('keeps the order within a second, whichever way the list runs', () => {
    expect(order(message('a', 1), message('b', 1), message('c', 2))).toBe('abc');
    expect(order(message('c', 2), message('b', 1), message('a', 1))).toBe('abc');
  });

  it('keeps a message without a time where it is', () => {
    expect(order(message('a', 1), message('b'), message('c', 3))).toBe('abc');
    expect(order(message('a'), message('b'))).toBe('ab');
    expect(order()).toBe('');
  });
});
