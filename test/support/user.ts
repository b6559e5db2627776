import { patiently } from '../../src/sandbox/scenario/patiently.ts';
import type {
  EphemeralView,
  MessageView,
  PickedFile,
  Submitted,
  ViewView,
  WorkspaceControl,
} from '../../src/sandbox/workspace/index.ts';

/** A person at the screen. Waits for whatever takes time. */
export interface User {
  /** Types a command, and returns the bot's private answer. */
  ask(command: string, channel?: string): Promise<EphemeralView>;
  /** Types a command or a message; returns the ts of a message. */
  types(text: string, channel?: string, thread?: string): Promise<string>;
  /** Mentions the bot in a thread, and returns its private answer. */
  mentions(text: string, thread: string, channel?: string): Promise<EphemeralView>;
  /** Presses a button by its text, or picks from a menu; returns the private answer. */
  presses(message: Shown, button: string, choice?: string): Promise<EphemeralView>;
  /** The same if the answer is a form. */
  opens(message: Shown, button: string, choice?: string): Promise<void>;
  /** Waits for a form with this text in its title or body. */
  form(words: string, patience?: number): Promise<ViewView>;
  /** Waits for a field that begins with this label. */
  field(label: string): Promise<ViewView['fields'][number]>;
  /** Enters values by the beginning of labels. */
  fills(values: Readonly<Record<string, string | number | readonly string[]>>): Promise<void>;
  attaches(...files: PickedFile[]): Promise<void>;
  submits(): Promise<Submitted>;
  closes(): Promise<void>;
  /** Opens the create form and fills in all of it. */
  fillsNewTicket(description: string, channel?: string): Promise<void>;
  /** Creates a ticket with the form, and returns its number. */
  createsTicket(description: string, channel?: string): Promise<string>;
}

/** A message, ephemeral or not, with its place; or a view. */
export type Shown = { readonly ts: string; readonly channel?: string | undefined } | { readonly view: string };

const working = 'Working on it…';
const patience = 30_000;

/** @param workspace as control of the embedded workspace */
export function createUser(workspace: WorkspaceControl, name: string): User {
  const answers = () => workspace.screen(name).ephemerals;
  const modal = () => workspace.modal(name);

  /** Does something, and waits for the bot's private answer: a new or changed message. */
  async function answerTo(act: () => Promise<unknown>, what: string): Promise<EphemeralView> {
    const before = new Map(answers().map((message) => [message.ts, JSON.stringify(message)]));
    await act();
    const isNew = (message: EphemeralView) => before.get(message.ts) !== JSON.stringify(message);
    return workspace.waitFor(
      () => answers().find((message) => isNew(message) && message.text !== working),
      patience,
      `an answer to ${what}`,
    );
  }

  async function types(text: string, channel = '#support', thread?: string): Promise<string> {
    const typed = await workspace.type(name, channel, text, { thread });
    if (typed.kind === 'message') return typed.ts;
    if (!typed.outcome.ok) throw new Error(`Slack says ${typed.outcome.error} to ${text}`);
    return '';
  }

  async function clicks(shown: Shown, button: string, choice?: string): Promise<void> {
    const where = 'view' in shown ? shown : { ts: shown.ts, channel: shown.channel ?? '#support' };
    const outcome = await workspace.click(name, where, button, choice === undefined ? {} : { choice });
    if (!outcome.ok) throw new Error(`Slack says ${outcome.error} to ${button}`);
  }

  const fieldNow = (label: string) => modal()?.fields.find((one) => one.label.startsWith(label));

  const user: User = {
    types,
    ask: (command, channel) => answerTo(() => types(command, channel), command),
    mentions: (text, thread, channel) =>
      answerTo(() => types(`@service_tickets ${text}`, channel ?? '#support', thread), text),
    presses: (message, button, choice) => answerTo(() => clicks(message, button, choice), `“${button}”`),
    opens: clicks,
    form: (words, waits = patience) =>
      workspace.waitFor(
        () => {
          const open = modal();
          return open !== undefined && `${open.title}\n${open.text}`.includes(words) ? open : undefined;
        },
        waits,
        `a form with “${words}” for ${name}`,
      ),
    field: (label) => workspace.waitFor(() => fieldNow(label), patience, `a field “${label}” for ${name}`),
    async fills(values) {
      for (const [label, value] of Object.entries(values)) {
        const { blockId } = await user.field(label);
        await patiently(() => workspace.fill(name, { [blockId]: value }));
      }
    },
    async attaches(...files) {
      const open = modal();
      const field = open?.fields.find(({ type }) => type === 'file_input');
      if (open === undefined || field === undefined) throw new Error('There is no field for files.');
      await workspace.upload(name, { view: open.id, field: field.blockId }, files);
    },
    submits: () => workspace.submit(name),
    closes: () => workspace.close(name),
    async fillsNewTicket(description, channel) {
      // With text given, a new form does not open with the draft of an earlier one.
      await types(`/ticket new ${description}`, channel);
      await user.fills({ 'Product or service': 'Elastic Cloud Server' });
      await user.fills({ 'Problem type': 'Service not available' });
      await user.fills({ Region: 'CN North-Beijing4' });
    },
    async createsTicket(description, channel) {
      await user.fillsNewTicket(description, channel);
      const { outcome, errors } = await user.submits();
      if (outcome !== 'updated') throw new Error(`${outcome}: ${JSON.stringify(errors)}`);
      const done = await user.form(':white_check_mark:');
      await user.closes();
      return numberIn(done.text);
    },
  };
  return user;
}

/** The first ticket number in a text. */
export function numberIn(text: string): string {
  const found = /\d{12,}/.exec(text)?.[0];
  if (found === undefined) throw new Error(`no number of a ticket in: ${text}`);
  return found;
}

/** The card of a ticket in a channel, once it is there. */
export function cardOf(workspace: WorkspaceControl, ticket: string, channel = '#support'): Promise<MessageView> {
  return workspace.waitFor(
    () =>
      workspace
        .channel(channel)
        .messages.flatMap((message) => [message, ...message.replies])
        .find(
          ({ from, text, buttons }) =>
            from === 'service_tickets' && buttons.length > 0 && text.includes(`Ticket ${ticket}`),
        ),
    patience,
    `the card of ${ticket} in ${channel}`,
  );
}

/** Waits for a reply by the bot with this text in the thread of a ticket's card. */
export async function replyIn(
  workspace: WorkspaceControl,
  ticket: string,
  words: string,
  channel = '#support',
): Promise<MessageView> {
  const { ts } = await cardOf(workspace, ticket, channel);
  return workspace.waitFor(
    () =>
      workspace
        .thread(channel, ts)
        .find(({ from, text }, at) => at > 0 && from === 'service_tickets' && text.includes(words)),
    patience,
    `a reply with “${words}” to ${ticket}`,
  );
}

/** The bot's replies in the thread of a ticket's card. */
export async function repliesOf(workspace: WorkspaceControl, ticket: string, channel = '#support') {
  const { ts } = await cardOf(workspace, ticket, channel);
  return workspace
    .thread(channel, ts)
    .slice(1)
    .filter(({ from }) => from === 'service_tickets');
}
