import { afterAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { noDeadline } from '../../../src/ops/deadline.ts';
import { createPresses, type Press } from '../../../src/slack/middleware/repeated-submissions.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { createCache } from '../../../src/store/keyv.ts';
import { createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { staleAfter } from '../../../src/tickets/once-only.ts';
import { databases } from '../../support/databases.ts';

const sent = { response_action: 'update', view: { type: 'modal' } };
const refused = { response_action: 'errors', errors: { text: 'It cannot be reached, so nothing was done.' } };

/** A press of the button of a form with this text. */
const press = (value = 'hello', more: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U1' },
  view: { id: 'V1', hash: '1', callback_id: 'reply', state: { values: { text: { text: { value } } } } },
  ...more,
});

describe.each(databases())('presses of a button of a form, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Two processes on one database, with a clock that moves by the second. */
  async function open() {
    const database = await engine.open();
    const clock = { now: 1_000_000 };
    const [one, other] = ['one', 'other'].map((owner) =>
      createPresses({
        once: createOnceStore(database, owner),
        cache: createCache(database, 'slack', { now: () => clock.now }),
        now: () => clock.now,
        log: pino({ level: 'silent' }),
      }),
    );
    if (one === undefined || other === undefined) throw new Error('none');
    return {
      one: (body: unknown) => one(body, noDeadline),
      other: (body: unknown, deadline = noDeadline) => other(body, deadline),
      clock,
    };
  }

  const first = (pressed: Press | undefined) => {
    if (pressed?.isFirst !== true) throw new Error('not the first');
    return pressed;
  };

  it('are answered alike in two processes, also while the first is at it', async () => {
    const { one, other } = await open();
    const { note } = first(await one(press()));
    const [second] = await Promise.all([other(press()), note(sent)]);
    expect(second).toMatchObject({ isFirst: false, response: sent });
    expect(await one(press())).toMatchObject({ isFirst: false, response: sent });
  });

  it('are answered alike while the first is at it, also where the time left is no whole number', async () => {
    const { one, other } = await open();
    const { note } = first(await one(press()));
    const second = other(press(), { left: () => 1801.25 });
    await pause(50);
    await note(sent);
    expect(await second).toMatchObject({ isFirst: false, response: sent });
  });

  it('show the result of the first, even if the answer to the second was under way when that was drawn', async () => {
    const { one, other } = await open();
    const pressed = first(await one(press()));
    await pressed.note(sent);
    const second = await other(press());
    if (second?.isFirst !== false) throw new Error('not the second');
    const covered = second.covered();
    const result = { type: 'modal', title: 'Sent' };
    await pressed.noteShown(result);
    expect(await covered).toEqual(result);
    expect(await other(press())).toMatchObject({ response: { response_action: 'update', view: result } });
  });

  it('draw nothing again if the form shows what the second was answered', async () => {
    const { one, other } = await open();
    await first(await one(press())).note(sent);
    const second = await other(press());
    if (second?.isFirst !== false) throw new Error('not the second');
    expect(await second.covered()).toBeUndefined();
  });

  it('that Slack shows an error for may come again, and whoever presses twice then reads nothing of the old error', async () => {
    const { one, other, clock } = await open();
    await first(await one(press())).note(refused);
    clock.now += 1000;
    const again = first(await one(press()));
    const second = other(press());
    // It looks before there is anything new.
    await pause(50);
    await again.note(sent);
    expect(await second).toMatchObject({ isFirst: false, response: sent });
  });

  it('are told apart by who pressed, what was entered, and the state of the form', async () => {
    const { one } = await open();
    first(await one(press()));
    first(await one(press('other words')));
    first(await one(press('hello', { user: { id: 'U2' } })));
    first(await one(press('hello', { view: { ...press().view, hash: '2' } })));
  });

  it('are known where nobody says what the first was told, and no affair of this where its process ended', async () => {
    const { one, other, clock } = await open();
    first(await one(press()));
    expect(await other(press())).toMatchObject({ isFirst: false, response: undefined });
    clock.now += staleAfter;
    expect(await other(press())).toBeUndefined();
  });

  it('are known where it is not known any more what the first was told', async () => {
    const { one, other, clock } = await open();
    await first(await one(press())).note(sent);
    clock.now += 61_000;
    expect(await other(press())).toMatchObject({ isFirst: false, response: undefined });
  });

  it('leave no trace of what is secret, and what another process left behind is not held up', async () => {
    const { one } = await open();
    const { password } = ids.access.inputs;
    const values = { [password]: { [password]: { value: 'canary' } } };
    expect(await one(press('hello', { view: { ...press().view, state: { values } } }))).toBeUndefined();
    expect(await one(press('hello', { resumed: true }))).toBeUndefined();
    first(await one(press()));
  });
});
