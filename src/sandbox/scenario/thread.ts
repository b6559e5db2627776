import type { MessageView } from '../workspace/index.ts';
import { oneLine } from './person.ts';
import type { Say, Stage } from './play.ts';

export interface Thread {
  /** Waits until the card shows these words. */
  card(words: string): Promise<void>;
  /** The message whose buttons belong to the card. */
  cardButton(): Promise<{ readonly channel: string; readonly ts: string }>;
  /** Waits for a reply with this text: the last one seen, or a later one. */
  arrives(words: string): Promise<void>;
  /** Somebody mentions the bot in the thread. */
  mentions(user: string, text: string): Promise<void>;
  /** Waits until the ticket service has this text from the customer. */
  reached(words: string): Promise<void>;
  /** Fails if a reply appears twice in the thread. */
  isWithoutRepeats(): Promise<void>;
}

const patience = 20_000;

/** The thread that follows a ticket, as the people in the channel see it. */
export function createThread({ workspace, tickets }: Stage, channel: string, ticket: string, say: Say): Thread {
  let seen = 0;
  const root = () => workspace.channel(channel).messages.find((message) => isCard(message, ticket));
  const waitForRoot = () => workspace.waitFor(root, patience, `the card of ticket ${ticket}`);

  return {
    async card(words) {
      const card = await workspace.waitFor(
        () => (root()?.text.includes(words) === true ? root() : undefined),
        patience,
        `a card that says “${words}”`,
      );
      say('channel', `${channel} has the card${card.edited ? ', edited in place' : ''}: ${oneLine(card.text)}`);
    },
    cardButton: async () => ({ channel, ts: (await waitForRoot()).ts }),
    async arrives(words) {
      const reply = await workspace.waitFor(
        () =>
          root()
            ?.replies.slice(seen)
            .find(({ from, text }) => from === 'service_tickets' && text.includes(words)),
        patience,
        `a reply that says “${words}”`,
      );
      // The same reply may already contain the next text: updates found together are posted as one.
      seen = root()?.replies.findIndex(({ ts }) => ts === reply.ts) ?? 0;
      say('thread', oneLine(reply.text));
    },
    async mentions(user, text) {
      say(user, `writes @service_tickets ${text} in the thread`);
      await workspace.type(user, channel, `@service_tickets ${text}`, { thread: (await waitForRoot()).ts });
    },
    async reached(words) {
      // The ticket service has no events here; the workspace changes whenever the bot acts.
      const has = () =>
        tickets.get(ticket).messages.some(({ author, text }) => author === 'customer' && text.includes(words));
      await workspace.waitFor(has, patience, `“${words}” in the ticket`);
      say('ticket service', `has the customer's words: ${words}`);
    },
    async isWithoutRepeats() {
      const replies = (await waitForRoot()).replies
        .filter(({ from }) => from === 'service_tickets')
        .map(({ text }) => text);
      const repeated = replies.filter((text, index) => replies.indexOf(text) !== index);
      if (repeated.length > 0) throw new Error(`it stands there twice: ${repeated.join(' | ')}`);
      say('thread', `has ${replies.length} replies of the bot, each once`);
    },
  };
}

function isCard(message: MessageView, ticket: string): boolean {
  return message.from === 'service_tickets' && message.text.includes(ticket) && message.buttons.length > 0;
}
