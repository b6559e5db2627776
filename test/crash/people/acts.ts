import { setTimeout as pause } from 'node:timers/promises';
import { ids } from '../../../src/slack/ids.ts';
import { isAboutEarlier, saysStillSending } from './hear.ts';
import type { Notes } from './notes.ts';
import type { Player } from './player.ts';
import { instructionOf, tokensIn } from './words.ts';

/** One way to give an instruction. */
export interface Act {
  /** One try: the words leave the person's hands, or nothing opens in time. */
  tries(player: Player, notes: Notes): Promise<void>;
  /** The same form again, where it came back with what was typed in it; false where it did not. */
  again?(player: Player, notes: Notes): Promise<boolean>;
  /** Whether people change the words in a form that came back. */
  readonly rewords?: boolean;
  /** Answers a question of the bot: by a button, or by sending the form again, which is left to do then. */
  chooses?(player: Player, notes: Notes): Promise<'pressed' | 'send'>;
  /** Looks which of the words are there, where an answer does not say. */
  checks?(player: Player, notes: Notes): Promise<void>;
  /** Whether the words are there, as far as the person can see; undefined where they get no answer. */
  looks?(player: Player, notes: Notes): Promise<boolean | undefined>;
}

const descriptionField = 'Description';
const replyField = 'Your reply';

/** The form opens empty, or with what the person did not get rid of before, over which they write. */
export const create: Act = {
  async tries(player, notes) {
    const { chance } = player;
    await player.clear();
    if (chance.happens(0.3)) await player.sandbox.workspace.shortcut(player.name, ids.shortcuts.create);
    else await player.types(chance.happens(0.5) ? '/ticket new' : `/ticket new ${notes.words().text}`);
    const open = await player.form(descriptionField);
    player.listen();
    const isSent = notes.tokens().length > 0;
    if (open === undefined || (isSent && (saysStillSending(open.text) || isAboutEarlier(open.text)))) return;
    await player.fill({ 'Product or service': 'Elastic Cloud Server' });
    await player.fill({ 'Problem type': 'Service not available' });
    await player.fill({ Region: 'CN North-Beijing4' });
    await write(player, notes, descriptionField);
  },
  rewords: true,
  again: (player, notes) => sendAgain(player, notes, descriptionField),
  async chooses(player, notes) {
    const { sandbox, chance, name } = player;
    const open = sandbox.workspace.modal(name);
    const ticket = /opened as ticket \*?(\d{12,})/.exec(open?.text ?? '')?.[1];
    if (open === undefined || ticket === undefined) return 'send';
    const earlier = tokensIn(sandbox.tickets.get(ticket).description)[0] ?? '';
    player.listen();
    // The ticket of another matter: this one is to be a ticket too.
    if (instructionOf(earlier) !== notes.name) return 'send';
    notes.saw(earlier);
    const choice = chance.pick(['reply', 'leave', 'second'] as const);
    notes.write(`chooses: ${choice}`);
    if (choice === 'leave') notes.means(earlier);
    else notes.keeps(earlier);
    if (choice === 'second') return 'send';
    if (choice === 'reply') notes.sent(true);
    const button = choice === 'reply' ? 'Send as reply' : 'Discard this version';
    await sandbox.workspace.click(name, { view: open.id }, button);
    return 'pressed';
  },
  async looks(player, notes) {
    const [token = '', next = ''] = notes.words().text.split(' ');
    player.listen();
    await player.types(`/ticket list all ${token}`);
    // The heading names the word too.
    const list = await player.reads('private', (text) => /^\W*All tickets/.test(text));
    return list?.includes(`${token} ${next}`);
  },
};

/** By the form, from the command or the button that a mention is answered with. */
export const replyByForm: Act = {
  async tries(player, notes) {
    await player.clear();
    await player.types(`/ticket reply ${notes.ticket ?? ''}`);
    if ((await player.form(replyField)) !== undefined) await write(player, notes, replyField);
  },
  rewords: true,
  again: (player, notes) => sendAgain(player, notes, replyField),
  looks: looksAtMessages,
};

export const replyByCommand: Act = {
  async tries(player, notes) {
    await player.clear();
    player.listen();
    const taken = await player.types(`/ticket reply ${notes.ticket ?? ''} ${notes.words().text}`);
    notes.sent(taken !== undefined);
  },
  looks: looksAtMessages,
};

/** How often people edit what they wrote, and within which time, milliseconds. */
const editing = { share: 0.2, within: 1000 } as const;

/** In a thread, where Slack has no commands of apps; sometimes put right soon after. */
export const replyByMention: Act = {
  async tries(player, notes) {
    const { chance, sandbox } = player;
    const line = () => `@service_tickets reply ${notes.ticket ?? ''} ${notes.words().text}`;
    await player.clear();
    const thread = await player.types('About this');
    player.listen();
    const ts = await player.types(line(), thread);
    notes.sent(true);
    if (ts === undefined || !chance.happens(editing.share)) return;
    await pause(chance.between(0, editing.within));
    notes.reword();
    notes.sent(false);
    sandbox.workspace.editMessage(player.name, player.channel, ts, line());
  },
  async checks(player, notes) {
    if (notes.tokens().length === 1) return;
    const all = await readsMessages(player, notes, 20);
    const there = notes.tokens().filter((token) => all?.includes(token));
    const [only] = there.length === 1 ? there : [];
    if (only === undefined || only === notes.words().token) return;
    notes.saw(only);
    notes.means(only);
  },
  looks: looksAtMessages,
};

function finish(command: 'close' | 'cancel'): Act {
  return {
    async tries(player, notes) {
      await player.clear();
      player.listen();
      await player.types(`/ticket ${command} ${notes.ticket ?? ''}`);
      await player.question();
      await player.submit(notes);
    },
    again: async (player, notes) => (await player.submit(notes)) !== undefined,
  };
}

export const close = finish('close');
export const cancel = finish('cancel');

/** From the list of requests. */
function decide(button: 'Approve…' | 'Reject…'): Act {
  return {
    async tries(player, notes) {
      const { sandbox, name, channel } = player;
      await player.clear();
      player.listen();
      await player.types(`/ticket access ${notes.ticket ?? ''}`);
      const isList = (text: string) => text.includes('Requests for access because of');
      const list = await player.reads('private', isList);
      if (list === undefined) return;
      const decided = button === 'Approve…' ? /\*has access\*/ : /\*rejected\*/;
      if (decided.test(list)) {
        notes.saw();
        return;
      }
      const shown = sandbox.workspace.screen(name).ephemerals.findLast(({ text }) => isList(text));
      if (shown === undefined) return;
      await sandbox.workspace.click(name, { ts: shown.ts, channel }, button);
      if (button === 'Approve…') {
        if ((await player.form('Console access')) === undefined) return;
        await player.fill({ 'Console access': 'All permissions of the account' });
        await player.submit(notes);
      } else if ((await player.form('Reason')) !== undefined) await write(player, notes, 'Reason');
    },
    again: async (player, notes) => (await player.submit(notes)) !== undefined,
  };
}

export const approve = decide('Approve…');
export const reject = decide('Reject…');

const labelField = 'Labels of the ticket';

/** A new label, named like the words. */
export const addLabel: Act = {
  async tries(player, notes) {
    const { workspace } = player.sandbox;
    await player.clear();
    player.listen();
    await player.types(`/ticket label ${notes.ticket ?? ''}`);
    const open = await player.form(labelField);
    const field = open?.fields.find(({ label }) => label === labelField);
    if (open === undefined || field === undefined) return;
    const { token } = notes.words();
    if (JSON.stringify(field.value).includes(token)) {
      notes.saw();
      return;
    }
    const { options } = await workspace.suggest(player.name, open.id, field.blockId, token);
    const wanted = options.find(({ text }) => text.text.includes(token));
    if (wanted === undefined) return;
    await workspace.fill(player.name, { [field.blockId]: [wanted] });
    await player.submit(notes);
  },
  again: async (player, notes) => (await player.submit(notes)) !== undefined,
};

/** The only label of the ticket. */
export const removeLabel: Act = {
  async tries(player, notes) {
    const { workspace } = player.sandbox;
    await player.clear();
    player.listen();
    await player.types(`/ticket label ${notes.ticket ?? ''}`);
    const open = await player.form(labelField);
    const field = open?.fields.find(({ label }) => label === labelField);
    if (open === undefined || field === undefined) return;
    if (!JSON.stringify(field.value).includes('value')) {
      notes.saw();
      return;
    }
    await workspace.fill(player.name, { [field.blockId]: [] });
    await player.submit(notes);
  },
  again: async (player, notes) => (await player.submit(notes)) !== undefined,
};

async function write(player: Player, notes: Notes, label: string): Promise<void> {
  await player.fill({ [label]: notes.words().text });
  player.listen();
  await player.submit(notes);
}

/** Sends the form again, where it is there and can be sent; with the words that are meant now. */
async function sendAgain(player: Player, notes: Notes, label: string): Promise<boolean> {
  const open = player.sandbox.workspace.modal(player.name);
  const isThere = open?.submit !== undefined && open.fields.some((field) => field.label.startsWith(label));
  if (!isThere) return false;
  await write(player, notes, label);
  return true;
}

const isMessages = (text: string) => text.startsWith('Messages') && !text.includes('Loading…');

async function looksAtMessages(player: Player, notes: Notes): Promise<boolean | undefined> {
  // Who has the form before them, and an answer in it, does not close it to look.
  if (notes.missing() === 0 && player.sandbox.workspace.modal(player.name)?.submit !== undefined) return false;
  return (await readsMessages(player, notes, 1))?.includes(notes.words().token);
}

async function readsMessages(player: Player, notes: Notes, times: number): Promise<string | undefined> {
  for (let look = 0; look < times; look += 1) {
    await player.clear();
    player.listen();
    await player.types(`/ticket messages ${notes.ticket ?? ''}`);
    const all = await player.reads('form', isMessages);
    if (all !== undefined || look === times - 1) return all;
    await player.rest();
  }
  return undefined;
}
