import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UseCases } from '../../../src/tickets/use-cases.ts';
import type { AbuseReport } from '../../../src/tickets/abuse/abuse.ts';
import { file, openOffice, person, recordCall, type Office, type RecordedCall } from '../support/use-cases.ts';
import { failure } from '../support/service.ts';

const report: AbuseReport = {
  ...{ kind: 'illegal', products: ' OBS ', sites: '', content: 'What they do' },
  right: { area: '', number: '', content: '' },
  reporter: {
    ...{ kind: 'individual', name: 'Omar', phone: '5550199', email: '', area: '' },
    ...{ address: '', company: '', otherWay: '' },
  },
};

let office: Office;
let useCases: UseCases;
let send: RecordedCall;

beforeEach(() => {
  send = recordCall();
  office = openOffice({ abuse: { send: send.call } });
  ({ useCases } = office);
});

const request = { key: 'V1', report, proofs: [file('a.png')], identity: [file('b.txt')], onProgress: () => undefined };
const operator = person('operator');

describe('a report of abuse', () => {
  it('is sent once, with its files, and stands in the audit log without a word of it', async () => {
    await useCases.abuse.report(operator, request);
    await useCases.abuse.report(operator, request);
    expect(send.sent).toEqual([[{ ...report, products: 'OBS' }, ['A-a.png'], ['A-b.txt']]]);
    expect(office.entries).toEqual([expect.objectContaining({ action: 'report-abuse', outcome: 'ok' })]);
    expect(JSON.stringify(office.entries)).not.toMatch(/Omar|OBS|What/);
  });

  it('with other words, or other papers, is another one, also from the same form', async () => {
    await useCases.abuse.report(operator, request);
    await useCases.abuse.report(operator, { ...request, report: { ...report, content: 'What else they do' } });
    await useCases.abuse.report(operator, { ...request, proofs: [{ ...file('a.png'), id: 'F2' }] });
    expect(send.sent).toHaveLength(3);
  });

  it.each([
    ['without proofs', { proofs: [] }, { code: 'invalid-input', detail: { field: 'proofs' } }],
    ['without proof of identity', { identity: [] }, { code: 'invalid-input', detail: { field: 'identity' } }],
    [
      'with four proofs',
      { proofs: ['a', 'b', 'c', 'd'].map((name) => file(`${name}.png`)) },
      { code: 'file-count', detail: { field: 'proofs' } },
    ],
    [
      'with a paper of a foreign type',
      { identity: [file('b.exe')] },
      { code: 'file-type', detail: { field: 'identity' } },
    ],
    ['without words', { report: { ...report, content: ' ' } }, { code: 'text-empty', detail: { field: 'content' } }],
    [
      'with too many words',
      { report: { ...report, content: 'x'.repeat(5001) } },
      { code: 'text-too-long', detail: { field: 'content', limit: 5000 } },
    ],
    [
      'with too many addresses',
      { report: { ...report, sites: 'x'.repeat(2045) } },
      { code: 'text-too-long', detail: { field: 'sites', limit: 2048, length: 2049 } },
    ],
    [
      'without a name',
      { report: { ...report, reporter: { ...report.reporter, name: '' } } },
      { code: 'text-empty', detail: { field: 'name' } },
    ],
  ])('%s is not sent', async (_, change, refusal) => {
    await expect(useCases.abuse.report(operator, { ...request, ...change })).rejects.toMatchObject(refusal);
    expect(send.sent).toEqual([]);
    expect(office.service.calls.filter((call) => call.startsWith('upload'))).toEqual([]);
  });

  it('that is refused leaves no papers behind, and what is unclear is not sent again', async () => {
    send.fault = failure('OSM.01010001');
    await expect(useCases.abuse.report(operator, request)).rejects.toBe(send.fault);
    expect(office.service.calls.filter((call) => call.startsWith('discard'))).toEqual([
      'discard A-a.png',
      'discard A-b.txt',
    ]);
    send.fault = failure('timeout', { ambiguous: true });
    await expect(useCases.abuse.report(operator, request)).rejects.toMatchObject({ code: 'abuse-unclear' });
    send.fault = undefined;
    await expect(useCases.abuse.report(operator, request)).rejects.toMatchObject({ code: 'abuse-unclear' });
    expect(send.sent).toHaveLength(2);
    expect(office.service.calls.filter((call) => call.startsWith('discard'))).toHaveLength(2);
  });

  it('whose files do not arrive was not sent, and can be sent again', async () => {
    office.service.faults.push('none', 'lost-request');
    await expect(useCases.abuse.report(operator, request)).rejects.toMatchObject({ code: 'time-out' });
    await useCases.abuse.report(operator, request);
    expect(send.sent).toHaveLength(1);
  });

  it('is for operators', async () => {
    await expect(useCases.abuse.report(person('requester'), request)).rejects.toMatchObject({ code: 'forbidden' });
    expect(office.service.calls).toEqual([]);
  });
});
