import { describe, expect, it } from '@jest/globals';
import { readableBody } from '../../../src/sandbox/journal/body.ts';
import type { Exchange } from '../../../src/sandbox/journal/exchange.ts';
import { createJournal, type Journal } from '../../../src/sandbox/journal/journal.ts';

const call: Exchange = {
  side: 'tickets',
  kind: 'call',
  name: 'showCaseDetail',
  way: 'GET /v2/servicerequest/cases/1',
  at: 1000,
  took: 3,
  proof: { by: 'signature', accepted: true },
  result: '200',
  failed: false,
  request: {},
  answer: { body: { status: 1 } },
};

/** What the journal made of a request. */
function requestOf(request: unknown, secrets: readonly string[] = []): unknown {
  const journal = createJournal({ secrets });
  journal.observe({ ...call, request });
  return journal.since(0).entries[0]?.request;
}

const ids = (journal: Journal) => journal.since(0).entries.map(({ id }) => id);

describe('the journal', () => {
  it('counts what repeats itself, and tells only of what changed', () => {
    const journal = createJournal({ secrets: [] });
    journal.observe(call);
    journal.observe({ ...call, name: 'createCases' });
    const { revision } = journal.since(0);
    journal.observe({ ...call, at: 2000, took: 7 });
    expect(journal.since(revision).entries).toMatchObject([{ id: 1, times: 2, at: 2000, took: 7 }]);
    journal.observe({ ...call, answer: { body: { status: 2 } } });
    journal.observe({ ...call, side: 'slack' });
    expect(journal.since(0).entries.map(({ times }) => times)).toEqual([2, 1, 1, 1]);
    expect(journal.since(journal.since(0).revision).entries).toEqual([]);
  });

  it('keeps so many entries and so many characters, the latest', () => {
    const few = createJournal({ secrets: [], entries: 3 });
    for (let number = 0; number < 10; number += 1) few.observe({ ...call, request: { number } });
    expect([ids(few), few.since(0).first]).toEqual([[8, 9, 10], 8]);
    const small = createJournal({ secrets: [], characters: 4000 });
    for (let number = 0; number < 10; number += 1) small.observe({ ...call, request: `${number}${' '.repeat(1500)}` });
    expect(ids(small)).toEqual([9, 10]);
  });

  it('forgets on demand, and tells those who watch', () => {
    const journal = createJournal({ secrets: [] });
    let changes = 0;
    const end = journal.watch(() => (changes += 1));
    journal.observe(call);
    journal.clear();
    expect([changes, ids(journal), journal.since(0).first]).toEqual([2, [], 2]);
    end();
    journal.observe(call);
    expect([changes, ids(journal)]).toEqual([2, [2]]);
  });

  it('hides fields that hold secrets, however deep, and secrets wherever they stand', () => {
    const told = requestOf(
      {
        headers: { Authorization: 'SDK-HMAC-SHA256 Access=A, Signature=5', 'X-Subject-Token': 'gAAAA', 'x-site': '1' },
        values: { 'login_password:7': { login_password: { type: 'plain_text_input', value: 'p4ss' } } },
        auth: [{ password: { user: { name: 'ada', password: 'p4ss' } } }, { verify_code: 123456 }],
        response_url: 'https://hooks.example/1/2',
        url: 'wss://wss.example/link/?ticket=1',
        text: 'the key is s3cret, and /upload/9f8e7d is as good as one',
        token: '',
      },
      ['s3cret'],
    );
    expect(told).toEqual({
      values: { 'login_password:7': { login_password: { type: 'plain_text_input', value: '•••' } } },
      headers: { Authorization: '•••', 'X-Subject-Token': '•••', 'x-site': '1' },
      auth: [{ password: { user: { name: 'ada', password: '•••' } } }, { verify_code: '•••' }],
      response_url: '•••',
      url: 'wss://wss.example/•••',
      text: 'the key is •••, and /upload/••• is as good as one',
      token: '',
    });
  });

  it('keeps no contents of files, and cuts what is long', () => {
    const bytes = Buffer.alloc(600, 'file');
    const long = requestOf({
      accessory_data: Buffer.from('short').toString('base64'),
      other: bytes.toString('base64'),
    });
    expect(long).toEqual({ accessory_data: '(file of 5 bytes)', other: '(file of 600 bytes)' });
    expect(requestOf('word '.repeat(1000))).toMatch(/^(word ){400}… \(5000 characters\)$/);
    const list = requestOf(Array(102).fill(1)) as unknown[];
    expect([list.length, list.at(-1)]).toEqual([101, '(and 2 more)']);
    expect(requestOf(Array(99).fill('word '.repeat(100)))).toMatch(/^\(too long to be kept: \d+ characters\)$/);
  });
});

describe('a body as a person reads it', () => {
  it.each([
    ['JSON', 'application/json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['half of JSON', 'application/json', '{"a":', '{"a":'],
    [
      'a form with JSON in it',
      'application/x-www-form-urlencoded',
      'a=1&blocks=%5B2%5D&b=%7B',
      { a: '1', blocks: [2], b: '{' },
    ],
    ['a text', 'text/html', '<p>', '<p>'],
    ['bytes', 'image/png', 'abc', '(3 bytes of image/png)'],
    ['bytes of no type', undefined, 'abc', '(3 bytes of no type)'],
    ['nothing', 'application/json', '', undefined],
  ])('shows %s', (_, type, body, shown) => {
    expect(readableBody(type, Buffer.from(body))).toEqual(shown);
  });

  it('shows files of a form by name, without their bytes', () => {
    const body = [
      '--x',
      'Content-Disposition: form-data; name="form_data"',
      '',
      '{}',
      '--x',
      'Content-Disposition: form-data; name="file"; filename="ä.txt"',
      'Content-Type: text/plain',
      '',
      'between us',
      '--x--',
      '',
    ].join('\r\n');
    expect(readableBody('multipart/form-data; boundary=x', Buffer.from(body))).toEqual({
      parts: ['form_data', 'file: ä.txt'],
      bytes: Buffer.byteLength(body),
    });
  });
});
