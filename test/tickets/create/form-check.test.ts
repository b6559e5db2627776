import { describe, expect, it } from '@jest/globals';
import { checkFiles, checkForm, fits } from '../../../src/tickets/create/form-check.ts';
import { emptyValues, shapeOf, type FormAnswers, type FormValues } from '../../../src/tickets/create/form.ts';
import { ticketOf } from '../../../src/tickets/create/form-ticket.ts';
import { choices, everyKind, parameter } from '../../support/catalog.ts';

const answers: FormAnswers = {
  products: [{ id: 'ecs', name: 'ECS', categoryId: 'compute' }],
  problemTypes: [{ id: 'fault', name: 'Fault', needsRegion: true }],
  regions: choices('region', 2),
  severities: choices('severity', 2),
  templates: [],
  parameters: { parameters: everyKind, common: [] },
  areaCodes: [{ id: '+49', name: 'Germany' }],
  uploadLimits: { count: 2, size: 1000, types: ['txt'] },
};
const whole: FormValues = {
  ...emptyValues,
  product: 'ecs',
  problemType: 'fault',
  region: 'region2',
  severity: 'severity1',
  description: ' The server is down ',
  areaCode: '+49',
  phone: ' 30 123456 ',
  email: 'ada@example.com',
  parameters: {
    port: ['+0443'],
    impact: ['impact2'],
    zones: ['zone1', 'zone3'],
    terms: ['true'],
    steps: ['one\ntwo'],
    instance: [''],
  },
  secrets: { password: ['hunter2'] },
};
const shape = shapeOf(answers, whole);
const check = (over: Partial<FormValues>) => {
  const values = { ...whole, ...over };
  return checkForm(values, shapeOf(answers, values)).map(({ field, code }) => [field, code]);
};

describe('a form that is whole', () => {
  it('has no problems', () => {
    expect(checkForm(whole, shape)).toEqual([]);
  });

  it('becomes a ticket in the terms of the catalog', () => {
    expect(ticketOf(whole, shape)).toEqual({
      productId: 'ecs',
      categoryId: 'compute',
      problemTypeId: 'fault',
      regionId: 'region2',
      severityId: 'severity1',
      description: 'The server is down',
      contact: { areaCode: '+49', phone: '30 123456', email: 'ada@example.com' },
      parameters: {
        port: '443',
        impact: 'impact2',
        zones: 'zone1,zone3',
        terms: 'true',
        steps: 'one\ntwo',
        password: 'hunter2',
      },
    });
  });

  it('is not held up by a quota, whatever its numbers are: the service decides', () => {
    for (const quota of [
      { total: 9, left: 0 },
      { total: -1, left: -1 },
    ]) {
      expect(checkForm(whole, shapeOf({ ...answers, quota }, whole))).toEqual([]);
    }
  });

  it('may leave the contact to the account', () => {
    const values = { ...whole, phone: '', email: undefined };
    expect(checkForm(values, shape)).toEqual([]);
    expect(ticketOf(values, shape).contact).toBeUndefined();
  });
});

describe('each field', () => {
  it('is missed where it is required', () => {
    expect(check({ product: undefined })).toEqual([['product', 'required']]);
    expect(check({ problemType: undefined })).toContainEqual(['problemType', 'required']);
    expect(check({ region: undefined })).toEqual([['region', 'required']]);
    expect(check({ description: ' \n' })).toEqual([['description', 'required']]);
    expect(check({ parameters: {} })).toEqual([
      [{ parameter: 'port' }, 'required'],
      [{ parameter: 'impact' }, 'required'],
      [{ parameter: 'terms' }, 'required'],
    ]);
  });

  it('takes no choice that is not offered', () => {
    expect(check({ product: 'gone' })).toContainEqual(['product', 'unknown-choice']);
    expect(check({ region: 'gone' })).toEqual([['region', 'unknown-choice']]);
    expect(check({ severity: 'gone' })).toEqual([['severity', 'unknown-choice']]);
    expect(check({ areaCode: 'gone' })).toEqual([['areaCode', 'unknown-choice']]);
    expect(check({ parameters: { ...whole.parameters, zones: ['zone1', 'gone'] } })).toEqual([
      [{ parameter: 'zones' }, 'unknown-choice'],
    ]);
  });

  it.each([
    ['1.5', 'not-integer'],
    ['12a', 'not-integer'],
    ['9'.repeat(30), 'not-integer'],
    ['0', 'too-small'],
    ['65536', 'too-large'],
  ])('takes no integer like %s', (port, code) => {
    expect(check({ parameters: { ...whole.parameters, port: [port] } })).toEqual([[{ parameter: 'port' }, code]]);
  });

  it('keeps the lengths', () => {
    expect(check({ description: 'x'.repeat(1200) })).toEqual([]);
    expect(check({ description: 'x'.repeat(1201) })).toEqual([['description', 'too-long']]);
    expect(check({ parameters: { ...whole.parameters, instance: ['x'.repeat(37)] } })).toEqual([
      [{ parameter: 'instance' }, 'too-long'],
    ]);
  });

  it.each(['ada', 'ada@', 'a b@example.com', 'ada@example', 'a@b.c, d@e.f', `${'x'.repeat(130)}@example.com`])(
    'takes no e-mail address like %s',
    (email) => {
      expect(check({ email })).toEqual([['email', 'bad-email']]);
    },
  );

  it.each(['call me', '1', '+49 30 1', '1'.repeat(33)])('takes no phone number like %s', (phone) => {
    expect(check({ phone })).toEqual([['phone', 'bad-phone']]);
  });

  it('asks for a line where a choice has nothing to choose from', () => {
    const lone = parameter({ key: 'lone', kind: 'single-choice', required: true });
    const only = { ...shape, parameters: [lone] };
    expect(checkForm({ ...whole, parameters: { lone: ['free text'] } }, only)).toEqual([]);
    expect(ticketOf({ ...whole, parameters: { lone: ['free text'] } }, only).parameters).toEqual({ lone: 'free text' });
  });

  it('does not take for entered what only objects have', () => {
    const odd = { ...shape, parameters: [parameter({ key: 'constructor', kind: 'line', required: true })] };
    expect(checkForm(whole, odd)).toEqual([{ field: { parameter: 'constructor' }, code: 'required' }]);
  });
});

describe('files', () => {
  const file = (name: string, size = 10) => ({ id: name, name, size, url: `https://files.slack.com/${name}` });
  const limits = { count: 2, size: 1000, types: ['txt'] };

  it('within the limits are fine, whatever the case of their names', () => {
    expect(checkFiles([file('a.txt'), file('b.TXT', 1000)], limits)).toEqual([]);
    expect(checkFiles([], undefined)).toEqual([]);
  });

  it('are counted, weighed and told apart, each with its name and the limit', () => {
    expect(checkFiles([file('a.txt'), file('b.txt'), file('c.txt')], limits)).toMatchObject([
      { code: 'file-count', detail: { count: 3, limit: 2 } },
    ]);
    expect(checkFiles([file('a.txt', 1001)], limits)).toMatchObject([
      { code: 'file-size', detail: { name: 'a.txt', size: 1001, limit: 1000 } },
    ]);
    expect(checkFiles([file('a.exe')], limits)).toMatchObject([
      { code: 'file-type', detail: { name: 'a.exe', type: 'exe', allowed: 'txt' } },
    ]);
    expect(checkFiles([file('noextension')], limits)).toMatchObject([{ code: 'file-type' }]);
  });

  it('of any type pass where the service names none', () => {
    expect(checkFiles([file('a.exe')], { ...limits, types: [] })).toEqual([]);
    expect(fits(file('a.exe'), { ...limits, types: [] })).toBe(true);
  });

  it('are not let through on trust where the limits are not known', () => {
    expect(checkFiles([file('a.txt')], undefined)).toMatchObject([{ code: 'limits-unknown' }]);
  });
});
