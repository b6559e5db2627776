import { afterAll, describe, expect, it } from '@jest/globals';
import { LateEdit, runOnce } from '../../../src/slack/interaction/run-once.ts';
import { createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import { databases } from '../../support/databases.ts';

const original = 'reply 12345678 first words';
const edited = 'reply 12345678 other words';

describe.each(databases())('a message that is edited, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** One message for two processes. `left` is what a process leaves that is killed while it works. */
  async function message() {
    const database = await engine.open();
    const now = () => 1_000_000;
    const by = (owner: string) => createOnceStore(database, owner);
    const act = (line: string, isReplayed = false) =>
      runOnce({ once: by(isReplayed ? 'next' : 'first'), now }, 'C1:1.5', line, isReplayed);
    const left = (line: string) => void act(line)(() => new Promise(() => undefined));
    const begun = async () => (await by('first').find('message:C1:1.5')) !== undefined;
    const leftByEarlier = () => by('first').begin('message:C1:1.5', now());
    return { act, left, begun, leftByEarlier };
  }

  const done = () => Promise.resolve('done');

  async function stopped(line: string) {
    const { act, left, begun } = await message();
    left(line);
    while (!(await begun()));
    return act;
  }

  it('counts as it was before, if a process was killed while it worked on that', async () => {
    const act = await stopped(original);
    await expect(act(edited, true)(done)).rejects.toMatchObject({ isSame: false });
    expect(await act(original, true)(done)).toBe('done');
    await expect(act(edited, true)(done)).rejects.toBeInstanceOf(LateEdit);
  });

  it('counts as it is now, if a process was killed while it worked on that', async () => {
    const act = await stopped(edited);
    await expect(act(original, true)(done)).rejects.toMatchObject({ isSame: false });
    expect(await act(edited, true)(done)).toBe('done');
  });

  it('is carried out, if a process of the version before was killed, which noted no words', async () => {
    const { act, leftByEarlier } = await message();
    await leftByEarlier();
    await expect(act(original)(done)).rejects.toBeInstanceOf(LateEdit);
    expect(await act(original, true)(done)).toBe('done');
  });

  it('counts as it is now, if the words before were refused', async () => {
    const { act } = await message();
    const refused = () => Promise.reject(new DomainError('text-empty'));
    await expect(act(original)(refused)).rejects.toThrow('text-empty');
    expect(await act(edited, true)(done)).toBe('done');
    await expect(act(edited)(done)).rejects.toMatchObject({ isSame: true });
  });
});
