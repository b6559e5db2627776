import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createInstructionStore, releaseInstructions } from '../../../src/store/instructions.ts';
import { abandoning } from '../../../src/tickets/once-only.ts';
import { databases } from '../../support/databases.ts';
import { createFakeUseCases, startHarness, ticket, type Harness } from '../harness.ts';

describe.each(databases())('what fails in a process that stood still, on $name', (engine) => {
  let harness: Harness;

  afterEach(() => harness.close());
  afterAll(() => engine.cleanup());

  /** A process that the others take for ended while it replies, which then fails. */
  async function start({ isTakenUp }: { readonly isTakenUp: boolean }) {
    const { db, ...database } = await engine.open();
    const [one, two] = ['one', 'two'].map((owner) => createInstructionStore({ db, ...database }, owner));
    if (one === undefined || two === undefined) throw new Error('none');
    const kept = () => db.selectFrom('instruction').select(['owner', 'attempts']).execute();
    const reply = async () => {
      expect(await kept()).toEqual([{ owner: 'one', attempts: 0 }]);
      await releaseInstructions(db, 'one', 0, abandoning);
      if (isTakenUp) await two.takeUp(10, 0);
      throw new Error('broken');
    };
    harness = await startHarness(createFakeUseCases({ reply }), { instructions: one });
    return kept;
  }

  it('is told by the process that took it up, and by no other, and stays kept for it', async () => {
    const kept = await start({ isTakenUp: true });
    expect(await harness.type(`reply ${ticket.id} hello`)).toEqual([]);
    expect(await kept()).toEqual([{ owner: 'two', attempts: 1 }]);
    expect(harness.lines.join('')).toContain('left to another process');
  });

  it('is told where nobody has taken it up yet, and nobody does it again', async () => {
    const kept = await start({ isTakenUp: false });
    expect(await harness.type(`reply ${ticket.id} hello`)).toEqual([
      expect.objectContaining({ text: expect.stringContaining('Check the ticket before retrying') }),
    ]);
    expect(await kept()).toEqual([]);
  });
});
