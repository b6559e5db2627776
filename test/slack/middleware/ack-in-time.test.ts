import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { pino } from 'pino';
import { createInbox } from '../../../src/slack/middleware/inbox.ts';
import { wrapReceiver } from '../../../src/slack/middleware/receiver-wrapper.ts';
import { createCurrentInstruction, createInFlight } from '../../../src/slack/middleware/in-flight.ts';
import { createPresses } from '../../../src/slack/middleware/repeated-submissions.ts';
import { createInstructionStore, releaseInstructions, type InstructionStore } from '../../../src/store/instructions.ts';
import { createCache } from '../../../src/store/keyv.ts';
import { createOnceStore } from '../../../src/store/idempotency-keys.ts';
import { abandoning } from '../../../src/tickets/once-only.ts';
import type { Cache, OnceStore } from '../../../src/tickets/ports.ts';
import { databases } from '../../support/databases.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { freshInstructions } from '../instructions.ts';
import { freshOnce } from '../once.ts';

const log = pino({ level: 'silent' });
const press = {
  type: 'view_submission',
  user: { id: 'U1' },
  view: { id: 'V1', hash: '1', callback_id: 'reply', state: { values: { text: { text: { value: 'hello' } } } } },
};
const answer = { response_action: 'update', view: { type: 'modal' } };

/** A process behind its gate. `work` is what the listener does; the promise of `deliver` is fulfilled at its end. */
function openGate(
  { once, cache, store }: { readonly once: OnceStore; readonly cache: Cache; readonly store: InstructionStore },
  work: (event: ReceiverEvent) => Promise<void>,
) {
  const now = () => Date.now();
  let deliver: ((event: ReceiverEvent) => Promise<void>) | undefined;
  const receiver: Receiver = {
    init: (app) => {
      deliver = (event) => app.processEvent(event);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const failed = (_failure: unknown, body: unknown) => Promise.reject(new Error(JSON.stringify(body)));
  const { receiver: gated } = wrapReceiver(receiver, {
    errorBoundary: { caught: failed, unanswered: failed, closing: failed, busy: failed },
    inFlight: createInFlight(),
    admission: { enter: () => () => undefined },
    inbox: createInbox({ store, now, log }),
    presses: createPresses({ once, cache, now, log }),
    elapsed: now,
    ackLost: () => Promise.resolve(),
    isReadOnly: () => false,
    currentInstruction: createCurrentInstruction(),
    onlyWords: () => false,
    redraw: () => Promise.resolve(),
    onBehalf: (_person, does) => does(),
    log,
  });
  gated.init({ processEvent: work } as unknown as App);
  return (body: object, ack: (response?: unknown) => void = () => undefined) =>
    deliver?.({
      body: { ...body },
      ack: (response) => {
        ack(response);
        return Promise.resolve();
      },
    });
}

describe('a form, where each answer of the database takes a second', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is acknowledged within two seconds, and kept before', async () => {
    /** Each method answers a second later. */
    const slow = <T extends object>(port: T): T =>
      new Proxy(port, {
        get:
          (target, name) =>
          (...args: unknown[]) =>
            new Promise((resolve) => setTimeout(resolve, 1000)).then(() =>
              (Reflect.get(target, name) as (...given: unknown[]) => unknown)(...args),
            ),
      });
    const instructions = freshInstructions();
    const ports = {
      once: slow(freshOnce()),
      cache: slow<Cache>(memoryCache()),
      store: slow<InstructionStore>(instructions),
    };
    const begun = Date.now();
    let acked: number | undefined;
    let keptBefore = 0;
    const deliver = openGate(ports, ({ ack }) => ack(answer));
    const done = deliver(press, () => {
      acked = Date.now() - begun;
      keptBefore = instructions.kept.size;
    });
    await jest.advanceTimersByTimeAsync(20_000);
    await done;
    expect(acked).toBeLessThanOrEqual(2000);
    expect(keptBefore).toBe(1);
  });
});

describe.each(databases())('a button of a form that is pressed again while it is worked on, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('leaves what is kept of the first press to that, and another process takes that up', async () => {
    const database = await engine.open();
    const cache = createCache(database, 'slack');
    const portsOf = (owner: string) => ({
      once: createOnceStore(database, owner),
      cache,
      store: createInstructionStore(database, owner),
    });
    let finish: (() => void) | undefined;
    const working = new Promise<void>((resolve) => (finish = resolve));
    const one = openGate(portsOf('one'), async ({ ack }) => {
      await working;
      await ack(answer);
    });
    const two = openGate(portsOf('two'), ({ ack }) => ack(answer));
    const rows = () => database.db.selectFrom('instruction').select(['key', 'owner']).execute();
    const first = one(press);
    while ((await rows()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const acks: unknown[] = [];
    await two(press, (response) => void acks.push(response));
    expect(acks).toEqual([answer]);
    expect(await rows()).toEqual([{ key: 'submission:V1:1', owner: 'one' }]);
    await releaseInstructions(database.db, 'one', Date.now(), abandoning);
    expect(await portsOf('two').store.takeUp(8, 0)).toMatchObject([{ key: 'submission:V1:1', attempts: 1 }]);
    finish?.();
    await first;
  });

  it('ends it with the work of the first', async () => {
    const database = await engine.open();
    const ports = {
      once: createOnceStore(database, 'one'),
      cache: createCache(database, 'slack'),
      store: createInstructionStore(database, 'one'),
    };
    const rows = () => database.db.selectFrom('instruction').select('key').execute();
    let finish: (() => void) | undefined;
    const working = new Promise<void>((resolve) => (finish = resolve));
    let presses = 0;
    const deliver = openGate(ports, async ({ ack }) => {
      presses += 1;
      if (presses === 1) await working;
      await ack(answer);
    });
    const first = deliver(press);
    while ((await rows()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await deliver(press);
    expect(await rows()).toHaveLength(1);
    finish?.();
    await first;
    expect(await rows()).toEqual([]);
  });
});
