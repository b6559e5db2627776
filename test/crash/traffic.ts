import { setTimeout as pause } from 'node:timers/promises';
import { createTexts } from '../../src/locales/index.ts';
import { statusWord } from '../../src/slack/text/read.ts';
import { statuses } from '../../src/tickets/ticket/status.ts';
import type { Sandbox } from '../support/sandbox.ts';
import type { Chance } from './chance.ts';
import { readSpot, words, type Spot } from './spots.ts';

/** A ticket, the places that follow it, and the text of each of its statuses. */
export interface Followed {
  readonly id: string;
  readonly spots: readonly Spot[];
  readonly statuses: string[];
}

/** Statuses that only the traffic changes: a customer's reply leaves them as they are. */
const changing = [statuses.toBeProcessed, statuses.processing, statuses.suspended] as const;

const people = ['ada', 'maya', 'liwei', 'omar'] as const;

/**
 * Simulates what happens to tickets: messages by the engineer, the customer in the console and a third party, some of
 * them equal; status changes; and replies that people type in Slack. A poll reports only the current status, so a
 * status changes only after the previous one has been posted everywhere, and each change must be visible.
 * @param options.updates how many must arrive in the ticket service
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
  const inLanguageOf = [
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
      // Nobody waits: people whom the bot does not answer continue anyway.
      void workspace.type(chance.pick(people), '#support', `/ticket reply ${ticket.id} ${words.reply(number)}`);
    } else {
      const said = chance.pick(inLanguageOf);
      said(ticket.id, words.news(number));
      if (chance.happens(0.1)) said(ticket.id, words.news(number));
    }
  }
}
