import { firstAccount } from '../../../src/tickets/first-account.ts';
import { noteActivity } from '../../../src/store/resume-following.ts';
import { isFinal } from '../../../src/tickets/ticket/status.ts';
import type { Command } from './commands.ts';
import { link, linkAll, reply, unlink } from './people.ts';
import { startProcess, type Process } from './processes.ts';
import { rest } from './rest.ts';
import { isRemoved, lastStatus } from './truth.ts';
import { createTurns, type Processes } from './turns.ts';
import { crowd, type World } from './world.ts';

/** Plays a history in a world. */
export interface Play {
  /** Starts two processes and links a ticket, or several. */
  begin(): Promise<void>;
  obey(command: Command): Promise<void>;
  /** See `rest`. */
  rest(): ReturnType<typeof rest>;
  /** Lets the account see again what was hidden; see `rest`. */
  reveal(): ReturnType<typeof rest>;
}

export function createPlay(world: World): Play {
  const { api, clock, slack, made, sent, note, database, habits, newId } = world;
  const { timing } = world.rules;
  const processes: Processes = [undefined, undefined];
  /** Who runs at each place, or ran there last. */
  const names = new Map<number, string>();
  const turns = createTurns(world, processes);
  /** The last words of each ticket. */
  const last = new Map<string, string>();
  let starts = 0;
  let texts = 0;

  const startAt = (place: number) => {
    const running = processes[place];
    if (running !== undefined) return running;
    const name = `${place === 0 ? 'a' : 'b'}${(starts += 1)}`;
    names.set(place, name);
    return (processes[place] = startProcess(world, name));
  };
  const markDead = async (place: number) => {
    const name = names.get(place) ?? '';
    note(name, 'is taken for dead');
    await world.rules.releasePolls(world.database, name, clock.now());
  };

  const words = ({ ticket, again, ...command }: Extract<Command, { readonly again: boolean }>): string => {
    const repeated = again ? last.get(ticket) : undefined;
    const text = repeated ?? `w${(texts += 1)}`;
    last.set(ticket, text);
    if (repeated !== undefined) sent.delete(text);
    else if (command.do === 'reply') sent.add(text);
    return text;
  };
  /** Nothing more happens to it. */
  const isOver = (id: string): boolean => {
    const ticket = api.tickets.find((one) => one.id === id);
    return ticket === undefined || isRemoved(ticket, clock.now()) || isFinal(lastStatus(ticket));
  };
  const go = async (process: Process, machine: number, steps: number) => {
    for (let taken = 1; taken <= steps; taken += 1) {
      const pace = await process.step(machine);
      if (pace === 'idle' || pace === 'done') return;
      if (pace === 'waits' && taken < steps) await clock.passUntil(clock.next() ?? clock.now());
    }
  };

  /** What happens in a process; nothing where it does not run. */
  const inProcess = async (command: Extract<Command, { readonly process: number }>): Promise<void> => {
    const process = processes[command.process];
    if (command.do === 'bury') return markDead(command.process);
    if (process === undefined && command.do !== 'restart') return;
    switch (command.do) {
      case 'go':
        return process && go(process, command.machine, command.steps);
      case 'crash':
        processes[command.process] = undefined;
        return process?.crash();
      case 'restart':
        processes[command.process] = undefined;
        await process?.stop();
        startAt(command.process);
        return;
      case 'link':
        process?.begin(link(world, command.ticket, { channel: command.channel }));
        return process && go(process, -1, command.steps);
      case 'reply':
        if (isOver(command.ticket)) return;
        process?.begin(reply(world, command.ticket, words(command)));
        return process && go(process, -1, command.steps);
    }
  };

  /** What happens outside of the processes. */
  const outside = async (command: Exclude<Command, { readonly process: number }>): Promise<void> => {
    switch (command.do) {
      case 'work':
        return turns.work(clock.now() + command.ms, command.without);
      case 'wait':
        return clock.passUntil(clock.now() + command.ms);
      case 'say': {
        const { ticket, author, delay } = command;
        if (isOver(ticket)) return;
        const text = words(command);
        note(author, `says in ${ticket}: ${text}`);
        api.say(ticket, { author, delay, text });
        return;
      }
      case 'status':
        if (isOver(command.ticket)) return;
        note('engineer', `sets ${command.ticket} to ${command.status}`);
        api.setStatus(command.ticket, command.status);
        return;
      case 'label':
        if (isOver(command.ticket)) return;
        note('engineer', `turns the label ${command.label} of ${command.ticket}`);
        api.turnLabel(command.ticket, command.label);
        return;
      case 'look':
        note('somebody', `looks at ${command.ticket}`);
        await noteActivity(database, { ticket: command.ticket, at: clock.now() }, newId);
        return world.afterWork();
      case 'delete':
        note('somebody', `deletes ${command.ticket}`);
        api.remove(command.ticket);
        return;
      case 'hide':
      case 'reveal':
        note('somebody', `${command.do}s ${command.ticket}`);
        api[command.do](command.ticket);
        return;
      case 'console':
        note('somebody', `reads ${command.ticket} in the console`);
        api.readInConsole(command.ticket);
        return;
      case 'unlink': {
        const link = made.find(({ removed, ticket }) => !removed && ticket === command.ticket);
        return link && unlink(world, link);
      }
      case 'refuse':
        note(command.channel, command.reason === undefined ? 'takes messages' : `refuses: ${command.reason}`);
        slack.refuse(command.channel, command.reason);
        return;
      case 'outage':
        note('api', `has ${command.ends ? 'its' : 'no'} ${command.of}`);
        api.setWorking(command.of, command.ends);
        return;
      case 'foreign':
        note('world', command.kind === undefined ? 'lets the api answer' : 'answers instead of the api');
        api.setForeign(command.kind);
        return;
    }
  };

  return {
    async begin() {
      const first = startAt(0);
      startAt(1);
      if (habits.crowd) await linkAll(world, crowd, { channel: 'C2' });
      await rely(world);
      first.begin(link(world, 'T1', { channel: 'C1' }));
      await turns.work(clock.now() + 2_000);
    },
    async obey(command) {
      turns.changed();
      await ('process' in command ? inProcess(command) : outside(command));
    },
    rest() {
      startAt(0);
      return rest(world, turns);
    },
    async reveal() {
      for (const { id } of api.tickets) api.reveal(id);
      note('somebody', 'reveals all tickets');
      // A person may look at it, too; here nobody does.
      await clock.passUntil(clock.now() + timing.lookInterval);
      return rest(world, turns);
    },
  };
}

/** What an earlier process found out about the lists. */
async function rely({ database, habits, clock }: World): Promise<void> {
  if (!habits.relied) return;
  const known = { combined: 1, probed_at: clock.now(), listed: habits.others, listed_at: clock.now() };
  await database.db
    .insertInto('sweep')
    .values({ account: firstAccount, due_at: clock.now(), ...known })
    .execute();
}
