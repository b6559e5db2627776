import { attendTicket } from '../../../src/store/follow-again.ts';
import { isFinal } from '../../../src/tickets/status.ts';
import type { Command } from './commands.ts';
import { link, reply, unlink } from './people.ts';
import { startProcess, type Process } from './processes.ts';
import { rest } from './rest.ts';
import { createTurns, type Processes } from './turns.ts';
import type { World } from './world.ts';

/** Plays a history in a world. */
export interface Play {
  /** Starts two processes and links a ticket. */
  begin(): Promise<void>;
  obey(command: Command): Promise<void>;
  /** See `rest`. */
  rest(): Promise<boolean>;
}

export function createPlay(world: World): Play {
  const { api, clock, slack, made, sent, note, database, account, newId } = world;
  const { timing } = world.rules;
  const processes: Processes = [undefined, undefined];
  /** Who runs at each place, or ran there last. */
  const names = new Map<number, string>();
  const turns = createTurns(world, processes);
  /** The last words of each ticket. */
  const last = new Map<string, string>();
  let starts = 0;
  let texts = 0;

  const startAt = async (place: number) => {
    const running = processes[place];
    if (running !== undefined) return running;
    const name = `${place === 0 ? 'a' : 'b'}${(starts += 1)}`;
    names.set(place, name);
    return (processes[place] = await startProcess(world, name));
  };
  const bury = async (place: number) => {
    const name = names.get(place) ?? '';
    note(name, 'is taken for dead');
    await world.rules.handBackPolls(world.database, name, clock.now());
  };

  const words = ({ ticket, again, ...command }: Extract<Command, { readonly again: boolean }>): string => {
    const repeated = again ? last.get(ticket) : undefined;
    const text = repeated ?? `w${(texts += 1)}`;
    last.set(ticket, text);
    if (repeated !== undefined) sent.delete(text);
    else if (command.do === 'reply') sent.add(text);
    return text;
  };
  const isOver = (id: string): boolean => {
    const ticket = api.tickets.find((one) => one.id === id);
    return ticket === undefined || isFinal(ticket.statuses.at(-1)?.status ?? 0);
  };
  /** Final tickets are followed for a while and then no longer. */
  const isForgotten = (id: string): boolean => {
    const since = api.tickets.find((one) => one.id === id)?.statuses.at(-1)?.at ?? 0;
    return isOver(id) && clock.now() - since > timing.followFinal / 2;
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
    if (command.do === 'bury') return bury(command.process);
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
        await startAt(command.process);
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
        await attendTicket(database, { account, ticket: command.ticket, at: clock.now() }, newId);
        return world.afterWork();
      case 'delete':
        if (isForgotten(command.ticket)) return;
        note('somebody', `deletes ${command.ticket}`);
        api.remove(command.ticket);
        return;
      case 'unlink': {
        const link = made.find(({ removed, ticket }) => !removed && ticket === command.ticket);
        return link && unlink(world, link);
      }
      case 'refuse':
        note(command.channel, command.reason === undefined ? 'takes messages' : `refuses: ${command.reason}`);
        slack.refuse(command.channel, command.reason);
        return;
      case 'feed':
        note('api', command.exists ? 'has a feed' : 'has no feed');
        api.setFeed(command.exists);
        return;
    }
  };

  return {
    async begin() {
      const first = await startAt(0);
      await startAt(1);
      first.begin(link(world, 'T1', { channel: 'C1' }));
      await turns.work(clock.now() + 2_000);
    },
    async obey(command) {
      turns.changed();
      await ('process' in command ? inProcess(command) : outside(command));
    },
    async rest() {
      await startAt(0);
      return rest(world, turns);
    },
  };
}
