import { afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/ids.ts';
import { encodeMetadata } from '../../../src/slack/metadata.ts';
import type { ApproveRequest } from '../../../src/tickets/access/approve.ts';
import type { AccessHost } from '../../../src/tickets/access/area.ts';
import type { AccessDesk } from '../../../src/tickets/access/desk.ts';
import { DeskError } from '../../../src/tickets/errors.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { createFakeDesk, startHarness, type Harness } from '../harness.ts';

const { access } = ids;
const ticket = '12345678';
const request = { id: 'A1', state: 0, purpose: 'Logs' };
const host: AccessHost = { id: '7', name: 'web-1', port: 22, account: 'root' };

describe('the form of an approval', () => {
  let harness: Harness;
  const approved: ApproveRequest[] = [];
  const about: { hosts: readonly AccessHost[]; console: boolean } = { hosts: [], console: false };
  const refusals: DeskError[] = [];

  afterEach(async () => {
    approved.length = 0;
    refusals.length = 0;
    await harness.close();
  });

  async function opens(hosts: readonly AccessHost[], console: boolean): Promise<void> {
    Object.assign(about, { hosts, console });
    const usual = createFakeDesk().access;
    const desk: AccessDesk = {
      ...usual,
      form: () =>
        Promise.resolve({
          detail: { request, ticket, ...about },
          ...{ way: 'either', agencies: [{ id: 'G1', name: 'support' }], step: 'only' },
        }),
      approve: (_actor, given) => {
        approved.push(given);
        const refusal = refusals.shift();
        return refusal === undefined ? Promise.resolve('granted') : Promise.reject(refusal);
      },
    };
    harness = await startHarness(createFakeDesk({ access: desk }));
    await harness.click(`${access.approve}:A1`, encodeMetadata('access', { ticket, request: 'A1' }));
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
  }

  interface View {
    readonly private_metadata?: string;
    readonly blocks: readonly { readonly block_id?: string }[];
  }

  async function submits(entered: Readonly<Record<string, unknown>>): Promise<string> {
    const view = harness.api.shown.at(-1) as unknown as View;
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
    expect(await submits({ access_console: option(value) })).toContain('has access now');
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

  it('says at the choice that it is missing', async () => {
    await opens([], true);
    refusals.push(new DeskError('access-console'));
    expect(await submits({})).toContain('"errors":{"access_console":"Choose how the engineer gets into the console.');
  });

  it('asks about a console that was added while it was open, and keeps its other inputs', async () => {
    await opens([host], false);
    about.console = true;
    refusals.push(new DeskError('access-console'));
    const again = await submits({ 'access_password:7': { value: 'p' } });
    expect(again).toContain('Choose how the engineer gets into the console.');
    expect(again).toContain('"block_id":"access_console"');
    expect(again).toContain('"block_id":"access_password:7"');
  });
});
