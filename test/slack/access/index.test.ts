import { afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import type { Approval } from '../../../src/tickets/access/approval.ts';
import type { ApproveRequest } from '../../../src/tickets/access/approve.ts';
import type { AccessHost } from '../../../src/tickets/access/area.ts';
import type { AccessUseCases, ApprovalForm } from '../../../src/tickets/access/use-cases.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { createFakeUseCases, startHarness, type Harness } from '../harness.ts';

const { access } = ids;
const ticket = '12345678';
const request = { id: 'A1', state: 0, purpose: 'Logs' };
const host: AccessHost = { id: '7', name: 'web-1', port: 22, account: 'root' };

describe('the form of an approval', () => {
  let harness: Harness;
  const approved: ApproveRequest[] = [];
  const about: {
    hosts: readonly AccessHost[];
    console: boolean;
    way?: ApprovalForm['way'] | undefined;
    agencies?: ApprovalForm['agencies'] | undefined;
    first?: Approval | undefined;
    letter?: string | undefined;
  } = { hosts: [], console: false };
  const refusals: DomainError[] = [];

  afterEach(async () => {
    approved.length = 0;
    refusals.length = 0;
    Object.assign(about, { way: undefined, agencies: undefined, first: undefined, letter: undefined });
    await harness.close();
  });

  async function opens(hosts: readonly AccessHost[], console: boolean): Promise<void> {
    Object.assign(about, { hosts, console });
    const usual = createFakeUseCases().access;
    const useCases: AccessUseCases = {
      ...usual,
      form: () =>
        Promise.resolve({
          detail: { request: { ...request, letter: about.letter }, ticket, hosts: about.hosts, console: about.console },
          ...{ way: about.way ?? 'either', agencies: about.agencies ?? [{ id: 'G1', name: 'support' }] },
          ...{ step: about.first === undefined ? 'only' : 'second', first: about.first },
        }),
      approve: (_actor, given) => {
        approved.push(given);
        const refusal = refusals.shift();
        return refusal === undefined ? Promise.resolve('granted') : Promise.reject(refusal);
      },
    };
    harness = await startHarness(createFakeUseCases({ access: useCases }));
    await harness.click(`${access.approve}:A1`, encodeMetadata('access', { ticket, request: 'A1' }));
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
  }

  interface View {
    readonly private_metadata?: string;
    readonly blocks: readonly {
      readonly type?: string;
      readonly block_id?: string;
      readonly optional?: boolean;
      readonly element?: Readonly<Record<string, unknown>>;
    }[];
  }

  const shown = () => harness.api.shown.at(-1) as unknown as View;
  const fieldOf = (id: string) => shown().blocks.find(({ block_id }) => block_id === id);

  async function submits(entered: Readonly<Record<string, unknown>>, view: View = shown()): Promise<string> {
    const field = (id: string) => id.split(':')[0] ?? id;
    const values = Object.fromEntries(Object.entries(entered).map(([id, value]) => [id, { [field(id)]: value }]));
    const { ack, done } = harness.deliver({
      type: 'view_submission',
      user: { id: 'U1', team_id: 'T1' },
      trigger_id: 'trigger.9',
      view: { id: 'V1', ...view, state: { values } },
    });
    const acked = await ack;
    await done;
    return JSON.stringify(acked);
  }

  const option = (value: string) => ({ selected_option: { value } });

  it.each([
    ['credential', { credential: true, agency: undefined }],
    ['agency:G1', { credential: undefined, agency: 'G1' }],
  ])('of the console hands on what was chosen (%s), and no login', async (value, expected) => {
    await opens([], true);
    expect(JSON.stringify(harness.api.shown.at(-1))).not.toMatch(/access_(password|account|port)/);
    expect(await submits({ access_console: option(value) })).toContain('now has access');
    const [given] = approved;
    expect({ credential: given?.credential, agency: given?.agency }).toEqual(expected);
    expect(given?.logins).toEqual([]);
  });

  it('of the console and a host hands on both', async () => {
    await opens([host], true);
    await submits({
      access_console: option('credential'),
      'access_port:7': { value: '22' },
      'access_account:7': { value: 'root' },
      'access_password:7': { value: 'p' },
    });
    expect(approved).toMatchObject([
      { credential: true, logins: [{ host: '7', port: '22', account: 'root', password: 'p' }] },
    ]);
  });

  it('hands on the approval that was seen, whole, and shows the new one if it changed', async () => {
    const seen: Approval = { by: 'U7', at: 5, from: 1, until: Date.UTC(2026, 0, 4), agency: 'G1' };
    about.first = seen;
    await opens([], true);
    about.first = { by: 'U8', at: 6, from: 2, until: Date.UTC(2026, 0, 5), credential: true };
    refusals.push(new DomainError('access-changed'));
    const again = await submits({});
    expect(approved.map((given) => given.seen)).toEqual([{ step: 'second', first: seen }]);
    expect(again).toContain('The approval of this request changed. No access was granted.');
    expect(again).toContain('<@U8> approved access from');
    expect(again).toContain('with all permissions of the account');
    const { view } = JSON.parse(again) as { readonly view: View };
    await submits({}, view);
    expect(approved.at(-1)?.seen).toEqual({ step: 'second', first: about.first });
  });

  it('that a version before made is outdated, and lets nobody in', async () => {
    await opens([], true);
    const before: unknown = JSON.parse(shown().private_metadata ?? '', (key, value: unknown) =>
      key === 'seen' ? undefined : value,
    );
    await submits({ access_console: option('credential') }, { ...shown(), private_metadata: JSON.stringify(before) });
    expect(approved).toEqual([]);
  });

  it('has the time that was asked for', async () => {
    about.letter = 'Remote login to web-1 for 1 h';
    await opens([host], false);
    // The harness's clock stands at 2026-01-03.
    expect(fieldOf('access_until')?.element).toMatchObject({ initial_date_time: Date.UTC(2026, 0, 3, 1) / 1000 });
    expect(fieldOf('access_from')?.element).not.toHaveProperty('initial_date_time');
  });

  it.each<[string, Partial<typeof about>, readonly string[]]>([
    ['the agency, if it takes one', { way: 'agency' }, ['access_agency']],
    ['the account, if it takes one', { way: 'account' }, ['access_port:7', 'access_account:7', 'access_password:7']],
    [
      'the if there is no agency',
      { way: 'agency', agencies: [] },
      ['access_port:7', 'access_account:7', 'access_password:7'],
    ],
    ['none of two ways', { way: 'either' }, []],
    ['none of two hosts', { way: 'account', hosts: [host, { ...host, id: '8' }] }, []],
    ['the console, if it is about that', { way: 'account', console: true }, ['access_console']],
    [
      'the if the first one chose no agency',
      { way: 'agency', first: { by: 'U7', at: 5, from: 1, until: 2 } },
      ['access_port:7', 'access_account:7', 'access_password:7'],
    ],
    ['nothing, if the first one chose an agency', { first: { by: 'U7', at: 5, from: 1, until: 2, agency: 'G1' } }, []],
  ])('cannot be sent without %s', async (_, wish, required) => {
    Object.assign(about, wish);
    await opens(wish.hosts ?? [host], wish.console ?? false);
    const needed = shown().blocks.filter(({ type, optional }) => type === 'input' && optional !== true);
    const ways = needed.flatMap(({ block_id }) => (block_id === 'access_until' ? [] : (block_id ?? [])));
    expect(ways).toEqual(required);
    const skips = JSON.stringify(shown()).includes('Leave empty to skip this host');
    if (required.includes('access_password:7')) expect(skips).toBe(false);
  });

  it('says at the choice that it is missing', async () => {
    await opens([], true);
    refusals.push(new DomainError('access-console'));
    expect(await submits({})).toContain(
      '"errors":{"access_console":"Choose how the engineer gets access to the console.',
    );
  });

  it('asks about a console that was added while it was open, and keeps its other inputs', async () => {
    await opens([host], false);
    about.console = true;
    refusals.push(new DomainError('access-console'));
    const again = await submits({ 'access_password:7': { value: 'p' } });
    expect(again).toContain('Choose how the engineer gets access to the console.');
    expect(again).toContain('"block_id":"access_console"');
    expect(again).toContain('"block_id":"access_password:7"');
  });
});
