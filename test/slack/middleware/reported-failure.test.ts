import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import type { Database } from '../../../src/store/database.ts';
import { createInstructionStore, releaseInstructions, type InstructionStore } from '../../../src/store/instructions.ts';
import { beat } from '../../../src/store/processes.ts';
import { abandoning } from '../../../src/tickets/once-only.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { databases } from '../../support/databases.ts';
import { createFakeUseCases, startHarness, ticket, until, type Harness } from '../harness.ts';

const { id } = ticket;
const now = Date.UTC(2026, 0, 3);
const user = { id: 'U1', team_id: 'T1' };

const command = {
  command: '/ticket',
  text: `reply ${id} Only if asked again`,
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id: '1.2',
};
const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: `<@UBOT> ${command.text}` };
const mention = { type: 'event_callback', event_id: 'Ev1', event };
const form = {
  type: 'view_submission',
  user,
  view: {
    ...{ id: 'V1', hash: '0', callback_id: 'reply', title: { text: 'Reply' } },
    private_metadata: encodeMetadata('reply', { ticket: id }),
    blocks: [{ type: 'input', block_id: ids.inputs.text }],
    state: { values: { [ids.inputs.text]: { [ids.inputs.text]: { value: 'Only if asked again' } } } },
  },
};

describe.each(databases())('what failed, as the person read before the process was killed, on $name', (engine) => {
  const running: Harness[] = [];

  afterEach(async () => {
    for (const harness of running.splice(0)) {
      await harness.slack.stop(1000);
      await harness.close();
    }
  });
  afterAll(() => engine.cleanup());

  async function process(store: InstructionStore, reply?: () => Promise<never>): Promise<Harness> {
    const harness = await startHarness(createFakeUseCases(reply && { reply }), { instructions: store });
    running.push(harness);
    return harness;
  }

  /** A process that fails at this and tells the person, killed before what it keeps is deleted; then another one. */
  async function outlive(database: Database, body: Record<string, unknown>, failure: Error) {
    const { db } = database;
    for (const name of ['one', 'two']) await beat(db, { id: name, name, started_at: now, beat: 1, leaving: 0 });
    const [one, two] = [createInstructionStore(database, 'one'), createInstructionStore(database, 'two')];
    let ending = false;
    const end = () => {
      ending = true;
      return new Promise<never>(() => undefined);
    };
    const first = await process({ ...one, end }, () => Promise.reject(failure));
    const { ack } = first.deliver(body);
    await ack;
    await until(() => ending);
    await releaseInstructions(db, 'one', now, abandoning);
    let ended = false;
    const second = await process({ ...two, end: (key) => two.end(key).finally(() => (ended = true)) });
    await second.slack.start();
    await until(() => ended);
    return { failure: JSON.stringify([await ack, first.api.calls]), second };
  }

  it.each([
    ['a command', { ...command, response_url: 'http://127.0.0.1:9/dead' }, new Error('broken')],
    [
      'a command that was refused',
      { ...command, response_url: 'http://127.0.0.1:9/dead' },
      new DomainError('forbidden'),
    ],
    ['a mention', mention, new Error('broken')],
    ['a mention whose files were refused', mention, new DomainError('file-type', { name: 'a.exe' })],
    ['a form', form, new Error('broken')],
    ['a form that tells it at a field', form, new DomainError('text-empty')],
  ])('is not done by another process: %s', async (_, body, failure) => {
    const { failure: told, second } = await outlive(await engine.open(), body, failure);
    expect(told).toMatch(/Code|can do this|a\.exe|errors/);
    expect(second.useCases.asked).toEqual([]);
    const calls = second.api.calls.map(({ method, args }) => `${method} ${JSON.stringify(args)}`);
    const shown = calls.filter((call) => /^(chat|views)\./.test(call));
    expect(shown).toEqual([expect.stringMatching(/^chat.*before it could finish .*Check the ticket before retrying/)]);
  });
});
