import { describe, expect, it } from '@jest/globals';
import { accessWords } from '../../../src/slack/delivery/change-view.ts';
import { accessCard, accessList } from '../../../src/slack/access/card-view.ts';
import { approvalView, decisionView } from '../../../src/slack/access/approval-view.ts';
import { accessLogView, accessLogCsv, logWords } from '../../../src/slack/access/log-view.ts';
import type { AccessDetail } from '../../../src/tickets/access/area.ts';
import type { LogEntry } from '../../../src/tickets/access/log.ts';
import type { Authorization } from '../../../src/tickets/ticket/ticket.ts';
import { messageFaults, viewFaults } from '../../support/block-kit.ts';
import { formattedTexts } from '../../support/mrkdwn.ts';
import { readable } from '../../support/rich-text.ts';
import type { Modal } from '../../../src/slack/kit/kit.ts';
import { texts } from '../harness.ts';

const at = Date.UTC(2026, 0, 2, 3, 4);
const hour = 3_600_000;
const ticket = '12345678';
const long = '<!here> & "words" 界😀 '.repeat(2000);
const bare: Authorization = { id: 'A1', state: 0 };
const full: Authorization = {
  ...{ id: 'A'.repeat(64), state: 1, purpose: long, resource: long, hosts: Array.from({ length: 20 }, () => long) },
  ...{ askedAt: at, startsAt: at, endsAt: at + 3 * hour },
};
const detailOf = (request: Authorization, hosts: AccessDetail['hosts']): AccessDetail => ({
  ...{ request, ticket, hosts, console: false },
});
const approval = { by: 'U1', at, from: at, until: at + hour, agency: 'G1' };
const shown = (view: object) => JSON.stringify(view);

describe('the card of a request for access', () => {
  it.each([-1, 0, 1, 2, 3, 4, 5, 6, 7, 99])('fits in state %p, with the shortest and the longest content', (state) => {
    for (const authorization of [
      { ...bare, state },
      { ...full, state },
    ]) {
      const card = accessCard({ ticket, authorization, approvals: [approval], at }, texts);
      expect(messageFaults(card)).toEqual([]);
      expect(formattedTexts(card).join()).not.toContain('<!here>');
    }
  });

  it.each([
    [-1, 'is *being prepared*', []],
    [0, 'requests access', ['approve', 'reject']],
    [1, 'has access', ['cancel', 'log']],
    [2, 'was *rejected*', []],
    [3, '*ended*', ['log']],
    [4, 'The engineer *withdrew* the access request', ['log']],
    [5, 'Your account *canceled*', ['log']],
    [6, 'is *waiting for approval*', ['approve', 'reject']],
    [7, 'was *not approved*', []],
    [8, 'has state 8', ['log']],
  ])(
    'says how it stands in state %d, in the card, in a list and in a thread, and offers what fits',
    (state, words, offered) => {
      const authorization = { ...bare, state, rejectReason: 'No need' };
      const drawn = accessCard({ ticket, authorization, approvals: [], at }, texts);
      const listed = accessList({ ticket, requests: [{ authorization, approvals: [] }], decides: true, at }, texts);
      expect(shown(drawn)).toContain(words);
      expect(shown(listed)).toContain(words);
      for (const message of [drawn, listed]) {
        const actions = [...shown(message).matchAll(/"access_(\w+):A1"/g)].map(([, action]) => action);
        expect(actions).toEqual(offered);
        expect(shown(message).includes('No need')).toBe(state === 2 || state === 7);
      }
      const line = accessWords({ ticket, authorization }, texts);
      expect(line).not.toMatch(/\{|undefined/);
      const others = [-1, 0, 1, 2, 3, 4, 5, 6, 7].filter((one) => one !== state);
      for (const other of others)
        expect(line).not.toBe(accessWords({ ticket, authorization: { ...bare, state: other } }, texts));
    },
  );

  it('says when what was granted is over, although nobody said so', () => {
    const card = accessCard({ ticket, authorization: full, approvals: [], at: at + 3 * hour }, texts);
    expect(card.text).toContain('*ended*');
  });

  it('is in a list with others, however many', () => {
    for (const all of [[], [bare], Array.from({ length: 40 }, (_, place) => ({ ...full, id: `A${place}` }))]) {
      const requests = all.map((authorization) => ({ authorization, approvals: [approval] }));
      expect(messageFaults(accessList({ ticket, requests, decides: true, at }, texts))).toEqual([]);
    }
  });
});

describe('what access is wanted for', () => {
  it('is said in plain words, whether the service has it as HTML or as plain text', () => {
    const html = '<div class="osm-rich-text"><p>Look at</p><p>&lt;logs&gt; &amp; disks</p></div>';
    for (const purpose of [html, 'Look at <logs> & disks']) {
      const authorization = { ...full, purpose, letter: purpose };
      const card = accessCard({ ticket, authorization, approvals: [], at }, texts);
      expect(readable(card.blocks)).toContain('“Look at <logs> & disks”');
      expect(accessWords({ ticket, authorization }, texts)).toContain('Look at <logs> & disks');
    }
  });
});

describe('a list of requests', () => {
  it('has each of them whole, and counts those that have no room', () => {
    const brief = { purpose: 'Logs', resource: 'Server', hosts: ['web-1'] };
    const requests = Array.from({ length: 40 }, (_, place) => ({
      ...{ authorization: { ...full, ...brief, id: `A${place}`, askedAt: place }, approvals: [] },
    }));
    const list = accessList({ ticket, requests, decides: true, at }, texts);
    expect(shown(list).match(/"type":"actions"/g)).toHaveLength(8);
    expect(shown(list)).toContain('32 earlier requests not shown');
  });

  it('tells who approved, the letter and why it was rejected, and offers nothing to whoever does not decide', () => {
    const authorization = { ...bare, state: 2, letter: 'For <4> h', rejectReason: 'Not now' };
    const requests = [
      { authorization, approvals: [approval] },
      { authorization: { ...bare, id: 'A2' }, approvals: [] },
    ];
    const list = shown(accessList({ ticket, requests, decides: false, at }, texts));
    for (const words of ['Approved by <@U1>', '“For &lt;4&gt; h”', 'Reason: “Not now”']) expect(list).toContain(words);
    expect(list).not.toContain('"type":"actions"');
    expect(shown(accessList({ ticket, requests, decides: true, at }, texts))).toContain('access_approve:A2');
  });
});

describe('the forms', () => {
  const hosts = Array.from({ length: 8 }, (_, place) => ({
    id: String(place),
    name: long,
    port: 70_000,
    account: long,
  }));
  const all = Array.from({ length: 150 }, (_, place) => ({ id: `G${place}`, name: long }));
  const agreement = { id: 3, name: long, text: long.repeat(10) };

  it.each(['agency', 'account', 'either'] as const)('of an approval fits where the service wants %s', (way) => {
    for (const step of ['only', 'first', 'second'] as const) {
      const first = step === 'second' ? approval : undefined;
      const small = { detail: detailOf(bare, [{ id: '7' }]), way, agencies: [], step, first, ticket, at };
      const large = { ...small, detail: detailOf(full, hosts), agencies: all, agreement };
      for (const view of [approvalView(small, texts), approvalView(large, texts)]) {
        expect(viewFaults(view)).toEqual([]);
        const byAgency = way === 'agency' && view.blocks.length > 20;
        expect(shown(view).includes('"access_password:')).toBe(step !== 'first' && !byAgency);
      }
    }
  });

  describe.each(['agency', 'account', 'either'] as const)(
    'where the console is asked for and the service wants %s',
    (way) => {
      const console = { detail: { ...detailOf(bare, []), console: true }, way, ticket, at };
      const mixed = { ...console, detail: { ...console.detail, hosts: [{ id: '7', name: 'web-1' }] } };
      const some = [{ id: 'G1', name: 'support' }];
      const inputs = (view: Modal) => view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));

      it('ask how it is entered, and never for an account or a password', () => {
        for (const agencies of [[], some, all]) {
          const view = approvalView({ ...console, agencies, step: 'only' }, texts);
          expect(viewFaults(view)).toEqual([]);
          expect(inputs(view)).toEqual(['access_from', 'access_until', 'access_console']);
          expect(shown(view)).toContain('All permissions of the account');
        }
      });

      it('ask for the logins of its hosts beside, whatever becomes of the console', () => {
        for (const agencies of [[], some]) {
          expect(inputs(approvalView({ ...mixed, agencies, step: 'only' }, texts))).toEqual([
            ...[
              'access_from',
              'access_until',
              'access_console',
              'access_port:7',
              'access_account:7',
              'access_password:7',
            ],
          ]);
          const first = approvalView({ ...mixed, agencies, step: 'first' }, texts);
          expect(inputs(first)).toEqual(['access_from', 'access_until', 'access_console']);
        }
      });

      it('tell the second of two people what the first chose, and leave it as it is', () => {
        for (const [way, words] of [
          [{ agency: 'G1' }, 'through the agency support'],
          [{ agency: undefined, credential: true }, 'with all permissions of the account'],
        ] as const) {
          const first = { ...approval, ...way };
          const view = approvalView({ ...console, agencies: some, step: 'second', first }, texts);
          expect(inputs(view)).toEqual([]);
          expect(shown(view)).toContain(words);
        }
      });

      it('name it beside the hosts', () => {
        const authorization = { ...bare, hosts: ['web-1'], console: true, resource: 'Account' };
        expect(accessCard({ ticket, authorization, approvals: [], at }, texts).text).toContain(
          'requests access* to web-1, the console, Account',
        );
        for (const [resource, words] of [
          [undefined, 'to the console.'],
          ['Account, Console login', 'to Account, Console login.'],
        ] as const) {
          const alone = { ...bare, hosts: [], console: true, resource };
          expect(accessCard({ ticket, authorization: alone, approvals: [], at }, texts).text).toContain(words);
        }
      });
    },
  );

  it.each(['reject', 'cancel'] as const)('of a decision (%s) fits', (action) => {
    for (const authorization of [undefined, bare, full]) {
      const view = decisionView(
        { ticket, request: 'A1', action, authorization, reason: long, form: { state: 'failed', reason: 'No' } },
        texts,
      );
      expect(viewFaults(view)).toEqual([]);
    }
  });
});

describe('the log', () => {
  const about = { host: long, session: '5', at };
  const entries: readonly LogEntry[] = [
    { ...about, kind: 'entered' },
    ...Array.from({ length: 300 }, (): LogEntry => ({ ...about, kind: 'command', text: `=1+1 ${long}`.slice(0, 900) })),
    { ...about, kind: 'file', transfer: { direction: 'download', name: long, size: '10' } },
    { host: 'web-1', session: '5', kind: 'left' },
  ];

  it('is shown in pages that fit, and nothing is cut away', () => {
    for (const page of [0, 1, 99]) {
      const view = accessLogView({ detail: detailOf(full, []), entries }, { request: 'A1', page }, texts);
      expect(viewFaults(view)).toEqual([]);
    }
    const empty = accessLogView({ detail: detailOf(bare, []), entries: [] }, { request: 'A1', page: 0 }, texts);
    expect(shown(empty)).toContain('log in.');
  });

  it.each([
    [{ size: '2k', duration: 3_723_000, result: 'success' }, '(2 kB, 01:02:03, success)'],
    [{ size: '1.5M' }, '(1.5 MB)'],
    [{ size: '10 GB' }, '(10 GB)'],
    [{ size: '2048' }, '(2048)'],
    [{ size: 'many' }, '(many)'],
    [{}, ''],
  ])('tells of a file what the service tells: %p', (facts, words) => {
    const transfer = { direction: 'download', name: 'log', from: '/a', to: '/b', ...facts };
    const line = logWords({ host: 'web-1', session: '5', kind: 'file', transfer }, texts);
    expect(line).toBe(`File log: download /a → /b ${words}`.trim());
  });

  it('tells how long an engineer was there, where that is known', () => {
    const left = { host: 'web-1', session: '5', kind: 'left' } as const;
    expect(logWords({ ...left, duration: 360_061_000 }, texts)).toBe('The engineer logged out after 100:01:01');
    expect(logWords(left, texts)).toBe('The engineer logged out');
  });

  it('is a file whose cells no table program computes', () => {
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      accessLogCsv(
        {
          detail: detailOf(bare, []),
          entries: [
            { host: 'web-1', session: '5', at, kind: 'command', text: '=HYPERLINK("x")\r\nrm' },
            { host: 'web-1', session: '5', kind: 'left' },
          ],
        },
        texts,
      ),
    );
    expect(csv).toBe(
      '\ufeffTime (UTC),Host,Session,Activity\r\n' +
        '2026-01-02 03:04 UTC,web-1,5,"\'=HYPERLINK(""x"")\nrm"\r\n' +
        ',web-1,5,The engineer logged out\r\n',
    );
  });

  it.each([
    ...['=1', '+1', '-1', '@A1', '＝1', '＋1', '－1', '＠A1'],
    ...['\n=1', '\r=1', '\r\n1', '\n1', '\t1', '\t=1', ' =1', '  +1', '\u00a0-1', '\u3000＝1', ' \n@A1'],
  ])('is a file where a cell such as %j is text', (host) => {
    expect(hostCell(host).replaceAll('"', '')).toMatch(/^'\s*\S+$/);
  });

  it.each(['web-1', ' web-1', 'a=1', '1-1', '磁盘＝1'])('is a file where a cell such as %j is as it is', (host) => {
    expect(hostCell(host)).toBe(host);
  });

  /** The cell of an entry's host. */
  function hostCell(host: string): string {
    const entry = { host, session: '5', kind: 'left' } as const;
    const csv = new TextDecoder().decode(accessLogCsv({ detail: detailOf(bare, []), entries: [entry] }, texts));
    return /\r\n,([^,]*),5,/.exec(csv)?.[1] ?? '';
  }
});
