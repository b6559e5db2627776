import type { Sandbox } from '../../support/sandbox.ts';
import type { Chance } from '../chance.ts';
import type { Act } from './act.ts';
import { create } from './act-create.ts';
import { replyByCommand, replyByForm, replyByMention } from './act-reply.ts';
import { addLabel, approve, cancel, close, reject, removeLabel } from './act-ticket.ts';
import type { Found } from './instruction.ts';
import { takeNotes, type Notes } from './notes.ts';
import { instructionOf, nameOf, tokensIn } from './words.ts';

/** An instruction to give, and how to check its outcome in the ticket service. */
export interface Task {
  readonly notes: Notes;
  readonly act: Act;
  found(): readonly Found[];
}

type Make = (sandbox: Sandbox, name: string, chance: Chance) => Task;

const sketch = { description: 'A ticket that people work with' };

/** The intended state, as an effect without its own text, represented by the current token. */
function state(act: Act, prepare: (sandbox: Sandbox, notes: Notes) => () => boolean): Make {
  return (sandbox, name, chance) => {
    const ticket = sandbox.tickets.create(sketch);
    const notes = takeNotes(name, ticket, chance);
    const holds = prepare(sandbox, notes);
    return { notes, act, found: () => (holds() ? [{ words: notes.words().token, ticket }] : []) };
  };
}

function reply(act: Act): Make {
  return ({ tickets }, name, chance) => {
    const ticket = tickets.create(sketch);
    const found = () =>
      tickets.get(ticket).messages.flatMap(({ text }) => tokensIn(text).map((words) => ({ words, ticket })));
    return { notes: takeNotes(name, ticket, chance), act, found };
  };
}

function access(act: Act, status: number): Make {
  return state(act, ({ tickets }, { ticket = '' }) => {
    const request = tickets.requestAuthorization(ticket, 'Look at the bill', { kind: 'console' });
    return () => tickets.authorizations(ticket).some((one) => one.id === request && one.status === status);
  });
}

const newTicket: Make = ({ tickets }, name, chance) => ({
  notes: takeNotes(name, undefined, chance),
  act: create,
  found: () =>
    tickets.list().flatMap(({ id, description, messages }) => {
      // The first message is the description.
      const texts = [description, ...messages.slice(1).map(({ text }) => text)];
      const tokens = texts.flatMap(tokensIn).filter((token) => instructionOf(token) === name);
      return tokens.map((words) => ({ words, ticket: id }));
    }),
});

const makes: readonly (readonly [weight: number, make: Make])[] = [
  [30, newTicket],
  [14, reply(replyByForm)],
  [10, reply(replyByCommand)],
  [16, reply(replyByMention)],
  [
    6,
    state(close, ({ tickets }, { ticket = '' }) => {
      tickets.accept(ticket);
      return () => tickets.get(ticket).status === 3;
    }),
  ],
  [
    6,
    state(
      cancel,
      ({ tickets }, { ticket = '' }) =>
        () =>
          tickets.get(ticket).status === 4,
    ),
  ],
  [4, access(approve, 1)],
  [4, access(reject, 2)],
  [
    6,
    state(addLabel, ({ tickets }, notes) => () => {
      return tickets.get(notes.ticket ?? '').labels.includes(notes.words().token);
    }),
  ],
  [
    4,
    state(removeLabel, ({ tickets }, { ticket = '', name }) => {
      tickets.setLabels(ticket, [`old ${name}`]);
      return () => tickets.get(ticket).labels.length === 0;
    }),
  ],
];

/** The next task of somebody who abandoned a form that creates a ticket: another ticket. */
export function nextTicket(sandbox: Sandbox, number: number, chance: Chance): Task {
  return newTicket(sandbox, nameOf(number), chance);
}

/**
 * Chooses the next task; each kind as often as its weight says.
 * @param chances `kinds` chooses the kind, `chance` everything else
 */
export function nextTask(
  sandbox: Sandbox,
  number: number,
  { chance, kinds }: { readonly chance: Chance; readonly kinds: Chance },
): Task {
  const total = makes.reduce((sum, [weight]) => sum + weight, 0);
  let left = kinds.between(0, total);
  const chosen = makes.find(([weight]) => (left -= weight) < 0) ?? makes[0];
  if (chosen === undefined) throw new Error('nothing to ask for');
  return chosen[1](sandbox, nameOf(number), chance);
}
