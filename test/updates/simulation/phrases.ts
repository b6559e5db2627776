import fc from 'fast-check';
import type { Command } from './commands.ts';
import { foreignTraits } from './failures.ts';
import { outages } from './ticket-api.ts';
import { channels, crowd, tickets } from './world.ts';

const second = 1_000;
const process = fc.nat({ max: 1 });
const ticket = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...tickets) },
  { weight: 1, arbitrary: fc.constantFrom(...crowd) },
);
const channel = fc.constantFrom(...channels);
const steps = fc.integer({ min: 1, max: 8 });

/** A command with these fields, chosen at random. */
function make<D extends Command['do'], F extends object>(
  name: D,
  fields: { [K in keyof F]: fc.Arbitrary<F[K]> },
): fc.Arbitrary<{ readonly do: D } & F> {
  return fc.record(fields).map((chosen) => ({ do: name, ...(chosen as F) }));
}

const go = make('go', { process, machine: fc.nat({ max: 6 }), steps });
const work = make('work', { ms: fc.constantFrom(5 * second, 20 * second), without: fc.constantFrom(0, 1, undefined) });
const wait = make('wait', { ms: fc.constantFrom(second, 5 * second, 15 * second, 31 * second, 61 * second) });
const say = make('say', {
  ticket,
  author: fc.constantFrom('customer' as const, 'engineer' as const),
  again: fc.integer({ min: 0, max: 4 }).map((number) => number === 0),
  delay: fc.constantFrom(0, 0, 1_500, 3_900),
});
/** 9 is none that the reference names. */
const status = make('status', { ticket, status: fc.constantFrom(0, 1, 1, 2, 2, 3, 5, 9, 17) });
const label = make('label', { ticket, label: fc.constantFrom('red', 'blue') });
const link = make('link', { process, ticket, channel, steps });
const unlink = make('unlink', { ticket });
const reply = make('reply', { process, ticket, again: fc.boolean(), steps });
const refuse = make('refuse', { channel, reason: fc.constantFrom('is_archived', 'not_in_channel', undefined) });
const outage = make('outage', { of: fc.constantFrom(...outages), ends: fc.boolean() });
const kindOfForeign = fc.nat({ max: foreignTraits.length - 1 });
const hide = make('hide', { ticket });

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: go },
  { weight: 4, arbitrary: work },
  { weight: 4, arbitrary: wait },
  { weight: 2, arbitrary: make('crash', { process }) },
  { weight: 2, arbitrary: make('restart', { process }) },
  { weight: 2, arbitrary: make('bury', { process }) },
  { weight: 7, arbitrary: say },
  { weight: 4, arbitrary: status },
  { weight: 2, arbitrary: label },
  { weight: 1, arbitrary: make('look', { ticket }) },
  { weight: 3, arbitrary: link },
  { weight: 1, arbitrary: unlink },
  { weight: 3, arbitrary: reply },
  { weight: 1, arbitrary: make('console', { ticket }) },
  { weight: 2, arbitrary: fc.oneof(hide, make('reveal', { ticket })) },
  { weight: 2, arbitrary: fc.oneof(refuse, outage, make('delete', { ticket })) },
);

const news: fc.Arbitrary<Command> = fc.oneof({ weight: 2, arbitrary: say }, { weight: 1, arbitrary: status });

/** Mostly this, perhaps something else. */
const maxly = (one: fc.Arbitrary<Command>) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: command }), { minLength: 1, maxLength: 2 });

/**
 * One process stands still in the middle of something, longer than its claims hold, while the other goes on with a ticket
 * that is linked meanwhile.
 */
const standstill = fc
  .record({
    still: process,
    machine: fc.constantFrom(0, 0, 1, 2, 3),
    steps: fc.integer({ min: 1, max: 2 }),
    ticket,
    channel,
    /** 0: no time passes, but others take it for dead. */
    pause: fc.constantFrom(0, 31 * second, 61 * second, 61 * second),
    ms: fc.constantFrom(second, 5 * second, 20 * second),
  })
  .chain(({ still, machine, steps, ticket, channel, pause, ms }) => {
    const other = 1 - still;
    return fc
      .tuple(
        maxly(fc.constant({ do: 'link', process: other, ticket, channel, steps: 8 })),
        maxly(say.map((one) => ({ ...one, ticket }))),
      )
      .map(([before, after]): readonly Command[] => [
        // Gives back what it holds, so that the one that is to stand still gets something.
        { do: 'restart', process: other },
        { do: 'wait', ms: 15 * second },
        { do: 'go', process: still, machine, steps },
        ...before,
        ...(pause > 0 ? [{ do: 'wait' as const, ms: pause }] : [{ do: 'bury' as const, process: still }]),
        { do: 'work', ms, without: still },
        ...after,
        { do: 'go', process: still, machine, steps: 8 },
      ]);
  });

/** A ticket is linked anew while it is being read, and changes before and after that. */
const relink = fc
  .record({ ticket, process, channel, before: status, after: status, taken: fc.integer({ min: 3, max: 6 }) })
  .map(({ ticket, process, channel, before, after, taken }): readonly Command[] => [
    { ...before, ticket },
    { do: 'wait', ms: 15 * second },
    { do: 'go', process, machine: 0, steps: taken },
    { do: 'unlink', ticket },
    { ...after, ticket },
    { do: 'link', process, ticket, channel, steps: 8 },
    { do: 'go', process, machine: 0, steps: 8 },
  ]);

/** A process crashes in the middle of something. */
const death = fc
  .record({
    news,
    process,
    machine: fc.constantFrom(0, 0, 1, 2),
    steps: fc.integer({ min: 1, max: 6 }),
    buried: fc.boolean(),
  })
  .map(({ news, process, machine, steps, buried }): readonly Command[] => [
    news,
    { do: 'wait', ms: 15 * second },
    { do: 'go', process, machine, steps },
    { do: 'crash', process },
    ...(buried ? [{ do: 'bury' as const, process }] : []),
    { do: 'restart', process },
  ]);

/** A channel takes nothing more, and its creator is told. */
const refusal = fc
  .record({ ticket, channel, news, reason: fc.constantFrom('is_archived', 'not_in_channel') })
  .map(({ ticket, channel, news, reason }): readonly Command[] => [
    { do: 'refuse', channel, reason },
    { ...news, ticket } as Command,
    { do: 'work', ms: 60 * second },
  ]);

/** The labels of a ticket cannot be read for a while, in which something else of it changes. */
const veil = fc
  .record({ label, before: status, during: status })
  .map(({ label, before, during }): readonly Command[] => [
    label,
    { ...before, ticket: label.ticket },
    { do: 'work', ms: 40 * second },
    { do: 'outage', of: 'labels', ends: false },
    { ...during, ticket: label.ticket },
    { do: 'work', ms: 40 * second },
    { do: 'outage', of: 'labels', ends: true },
  ]);

/** A message shows up after one that was written later, and after a reading of that. */
const overtaken = fc.record({ late: ticket, soon: ticket }).map(({ late, soon }): readonly Command[] => [
  { do: 'wait', ms: 15 * second },
  { do: 'say', ticket: late, author: 'engineer', again: false, delay: 3_900 },
  { do: 'say', ticket: soon, author: 'engineer', again: false, delay: 0 },
  { do: 'work', ms: 3 * second },
  { do: 'work', ms: 20 * second },
]);

/** Somebody who links a ticket stands still after having read it, and others go on with the feed. */
const joining = fc
  .record({ process, ticket, channel, news: say, ms: fc.constantFrom(20, 40) })
  .map(({ process, ticket, channel, news, ms }): readonly Command[] => [
    { do: 'restart', process },
    { do: 'link', process, ticket, channel, steps: 2 },
    { ...news, ticket },
    { do: 'work', ms: ms * second, without: process },
    { do: 'go', process, machine: -1, steps: 8 },
  ]);

/** No process runs for longer than a day. */
const downtime: fc.Arbitrary<readonly Command[]> = fc.constant([
  { do: 'crash', process: 0 },
  { do: 'crash', process: 1 },
  { do: 'wait', ms: 30 * 3600 * second },
]);

/** Something else answers for a while, in the middle of whatever happens. */
const span = fc
  .record({
    kind: kindOfForeign,
    during: fc.array(command, { minLength: 1, maxLength: 4 }),
    // Also as long as it takes until a ticket counts as gone.
    ms: fc.constantFrom(20, 90, 400),
  })
  .map(({ kind, during, ms }): readonly Command[] => [
    { do: 'foreign', kind },
    ...during,
    { do: 'work', ms: ms * second },
    { do: 'foreign', kind: undefined },
  ]);

/** A ticket cannot be seen for a while: shorter than it takes to be gone, or longer. */
const blink = fc
  .record({ hide, during: maxly(status), ms: fc.constantFrom(80, 80, 300) })
  .map(({ hide, during, ms }): readonly Command[] => [
    hide,
    ...during,
    { do: 'work', ms: ms * second },
    { ...hide, do: 'reveal' },
  ]);

export const commands: fc.Arbitrary<readonly Command[]> = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: command.map((one) => [one]) },
      { weight: 3, arbitrary: standstill },
      { weight: 1, arbitrary: relink },
      { weight: 2, arbitrary: death },
      { weight: 1, arbitrary: refusal },
      { weight: 1, arbitrary: veil },
      { weight: 1, arbitrary: overtaken },
      { weight: 1, arbitrary: joining },
      { weight: 1, arbitrary: span },
      { weight: 1, arbitrary: blink },
      { weight: 1, arbitrary: downtime },
    ),
    { minLength: 4, maxLength: 11, size: 'max' },
  )
  .map((phrases) => phrases.flat());
