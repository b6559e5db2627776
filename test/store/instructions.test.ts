import { afterAll, describe, expect, it } from '@jest/globals';
import { createInstructionStore, releaseInstructions } from '../../src/store/instructions.ts';
import { beat, forgetProcess } from '../../src/store/processes.ts';
import { createOnceStore } from '../../src/store/idempotency-keys.ts';
import { abandoning, onceOnly, staleAfter } from '../../src/tickets/once-only.ts';
import { databases } from '../support/databases.ts';

const asked = {
  key: 'command:1',
  body: '{"text":"é \\u0000 \\ud83d"}',
  redacted: false,
  receivedAt: 1000,
  acknowledged: true,
};

describe.each(databases())('instructions on $name', (engine) => {
  afterAll(() => engine.cleanup());

  async function open() {
    const database = await engine.open();
    const { db } = database;
    for (const id of ['one', 'two']) await beat(db, { id, name: id, started_at: 0, beat: 1, leaving: 0 });
    const [one, two] = [createInstructionStore(database, 'one'), createInstructionStore(database, 'two')];
    return { database, db, one, two, handBack: () => releaseInstructions(db, 'one', 5_000_000, abandoning) };
  }

  it('belong to the process that kept them while it lives, and are gone once they are answered', async () => {
    const { one, two, handBack } = await open();
    await one.keep(asked);
    await two.keep(asked);
    expect(await two.takeUp(10, 2000)).toEqual([]);
    expect(await one.takeUp(10, 2000)).toEqual([]);
    await two.end(asked.key);
    await one.end(asked.key);
    await handBack();
    expect(await two.takeUp(10, 2000)).toEqual([]);
  });

  it('of a process that ended go to one other, oldest first, and count how often', async () => {
    const { database, one, two, handBack } = await open();
    await one.keep({ ...asked, key: 'late', receivedAt: 2000, redacted: true });
    await one.keep(asked);
    await handBack();
    const three = createInstructionStore(database, 'three');
    const taken = await Promise.all([two.takeUp(10, 0), three.takeUp(10, 0)]);
    expect(taken.flat()).toHaveLength(2);
    expect(taken.flat().find(({ key }) => key === asked.key)).toEqual({ ...asked, attempts: 1, failed: false });
    expect(taken.flat().find(({ key }) => key === 'late')).toMatchObject({ redacted: true, receivedAt: 2000 });
    await releaseInstructions(database.db, 'two', 0, abandoning);
    await releaseInstructions(database.db, 'three', 0, abandoning);
    const again = await one.takeUp(10, 0);
    expect(again.map(({ key, attempts }) => [key, attempts])).toEqual([
      [asked.key, 2],
      ['late', 2],
    ]);
    expect(await two.takeUp(10, 0)).toEqual([]);
  });

  it('know that the person was told of a failure, until the same is sent again', async () => {
    const { one, two, handBack } = await open();
    const form = { ...asked, acknowledged: false };
    await one.keep(form);
    expect(await one.fail(form.key)).toBe(true);
    await one.keep(form);
    await one.keep({ ...form, key: 'other' });
    expect(await one.fail('other')).toBe(true);
    await handBack();
    const taken = await two.takeUp(10, 0);
    expect(new Map(taken.map(({ key, failed }) => [key, failed]))).toEqual(
      new Map([
        [form.key, false],
        ['other', true],
      ]),
    );
  });

  it('that Slack was not told of say so to whoever takes them up, until it is told by the process that has them', async () => {
    const { database, one, two, handBack } = await open();
    for (const key of ['told', 'untold']) await one.keep({ ...asked, key, acknowledged: false });
    await two.acknowledge('untold');
    await one.acknowledge('told');
    await handBack();
    const taken = await two.takeUp(10, 0);
    expect(new Map(taken.map(({ key, acknowledged }) => [key, acknowledged]))).toEqual(
      new Map([
        ['told', true],
        ['untold', false],
      ]),
    );
    // Whoever stood still, and tells Slack only now, changes nothing: the person was told that it may not have been done.
    await one.acknowledge('untold');
    await releaseInstructions(database.db, 'two', 0, abandoning);
    expect((await one.takeUp(10, 0)).find(({ key }) => key === 'untold')?.acknowledged).toBe(false);
  });

  it('of a form that is sent again, since Slack was not told of it, are those that were sent last', async () => {
    const { database, one, two, handBack } = await open();
    await one.keep({ ...asked, acknowledged: false });
    await two.keep({ ...asked, body: '{"text":"mended"}', receivedAt: 2000, acknowledged: false });
    // The first process is done with its own; that of the other stays.
    await one.end(asked.key);
    await handBack();
    expect(await one.takeUp(10, 3000)).toEqual([]);
    await releaseInstructions(database.db, 'two', 0, abandoning);
    expect(await one.takeUp(10, 3000)).toEqual([
      { ...asked, body: '{"text":"mended"}', receivedAt: 2000, acknowledged: false, attempts: 1, failed: false },
    ]);
  });

  it('that were acknowledged stay as they were where Slack delivers them twice', async () => {
    const { one, two, handBack } = await open();
    await one.keep(asked);
    await two.keep({ ...asked, body: '{}', receivedAt: 2000 });
    await handBack();
    expect(await two.takeUp(10, 0)).toEqual([{ ...asked, attempts: 1, failed: false }]);
  });

  it('that another process has taken up fail for that one only, until they are answered', async () => {
    const { one, two, handBack } = await open();
    await one.keep(asked);
    expect(await one.fail(asked.key)).toBe(true);
    expect(await one.fail('no such')).toBe(true);
    await handBack();
    // Nobody has them: whoever kept them may still answer.
    expect(await one.fail(asked.key)).toBe(true);
    await two.takeUp(10, 0);
    expect(await one.fail(asked.key)).toBe(false);
    expect(await two.fail(asked.key)).toBe(true);
    await one.end(asked.key);
    expect(await one.fail(asked.key)).toBe(false);
    await two.end(asked.key);
    expect(await one.fail(asked.key)).toBe(true);
  });

  it('of a process without a row are left to it for a while', async () => {
    const { db, one, two } = await open();
    await one.keep(asked);
    await forgetProcess(db, { id: 'one' });
    expect(await two.takeUp(10, asked.receivedAt)).toEqual([]);
    expect(await two.takeUp(10, asked.receivedAt + 1)).toHaveLength(1);
  });

  it('leave the keys of their work behind, which others take over at once and know as begun', async () => {
    const { database, handBack } = await open();
    const stores = ['one', 'two'].map((owner) => createOnceStore(database, owner));
    const [first, second] = stores.map((once, n) => ({
      once,
      now: () => 5_000_000 + n,
      log: { warn: () => undefined },
    }));
    if (first === undefined || second === undefined) throw new Error('none');
    const hanging = onceOnly(first, 'k', () => new Promise(() => undefined));
    void hanging;
    await expect(onceOnly(second, 'k', () => Promise.resolve('too soon'))).rejects.toMatchObject({
      code: 'in-progress',
    });
    await handBack();
    const outcome = await onceOnly(second, 'k', ({ resumed, startedAt }) => Promise.resolve(`${resumed} ${startedAt}`));
    expect(outcome).toEqual({ result: 'true 5000000', repeated: false });
    expect(staleAfter).toBeGreaterThan(0);
  });
});
