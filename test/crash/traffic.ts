import { setTimeout as pause } from 'node:timers/promises';
import { createTexts } from '../../src/locales/index.ts';
import { statusWord } from '../../src/slack/text/read.ts';
import { statuses } from '../../src/tickets/ticket/status.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { Chance } from './chance.ts';
import { readSpot, words, type Spot } from './spots.ts';

/** A ticket, where it is followed, and the words for each status that it had. */
export interface Followed {
  readonly id: string;
  readonly spots: readonly Spot[];
  readonly statuses: string[];
}

/** Statuses that nothing but the traffic changes: a reply of the customer leaves them as they are. */
const changing = [statuses.toBeProcessed, statuses.processing, statuses.suspended] as const;

const people = ['ada', 'maya', 'liwei', 'omar'] as const;

/**
 * Plays what happens to tickets: words of the engineer, the customer in the console and a third party, some of them equal;
 * changes of the status; and replies that people type in Slack. A poll tells only the status that it finds, so a status
 * changes only where the one before has been told everywhere, and each change is to be seen.
 * @param options.updates how many are to arrive in the ticket service
 * @param options.gap milliseconds between two of them, on average
 */
export async function playTraffic(
  sandbox: Sandbox,
  followed: readonly Followed[],
  options: { readonly updates: number; readonly gap: number; readonly chance: Chance },
): Promise<void> {
  const { updates, gap, chance } = options;
  const { tickets, workspace } = sandbox;
  const texts = createTexts('en');
  const speak = [
    (id: string, text: string) => tickets.say(id, text),
    (id: string, text: string) => tickets.say(id, `<p>${text}</p>`, { html: true }),
    (id: string, text: string) => tickets.customerSays(id, text),
    (id: string, text: string) => tickets.thirdPartySays(id, text),
  ];
  const isTold = ({ spots, statuses: had }: Followed) =>
    spots.every((spot) => readSpot(sandbox, spot).statuses.length >= had.length);

  const changeStatus = (ticket: Followed) => {
    const present = tickets.get(ticket.id).status;
    const next = chance.pick(changing.filter((status) => status !== present));
    tickets.setStatus(ticket.id, next);
    ticket.statuses.push(statusWord(next, texts));
  };

  const arrived = () =>
    followed.reduce((sum, { id, statuses: had }) => sum + tickets.get(id).messages.length - 1 + had.length, 0);
  for (let number = 1; arrived() < updates; number += 1) {
    await pause(chance.between(0, 2 * gap));
    const ticket = chance.pick(followed);
    const kind = chance.between(0, 1);
    if (kind < 0.25 && isTold(ticket)) changeStatus(ticket);
    else if (kind < 0.4) {
      // Nobody waits: the one whom the bot does not answer goes on all the same.
      void workspace.type(chance.pick(people), '#support', `/ticket reply ${ticket.id} ${words.reply(number)}`);
    } else {
      const said = chance.pick(speak);
      said(ticket.id, words.news(number));
      if (chance.happens(0.1)) said(ticket.id, words.news(number));
    }
  }
}
