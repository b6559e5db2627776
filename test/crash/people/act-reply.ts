import { setTimeout as pause } from 'node:timers/promises';
import type { Act } from './act.ts';
import { redeliver, write } from './forms.ts';
import { offersForm } from './hear.ts';
import type { Notes } from './notes.ts';
import type { Player } from './player.ts';
import { tokensIn } from './words.ts';

const replyField = 'Your reply';

/** With the form, from the command or from the button in the answer to a mention. */
export const replyByForm: Act = {
  async tries(player, notes) {
    await player.clear();
    if (player.chance.happens(0.4)) await pressesOffer(player, `reply ${notes.ticket ?? ''}`, 'Reply');
    else await player.types(`/ticket reply ${notes.ticket ?? ''}`);
    if ((await player.form(replyField)) !== undefined) await write(player, notes, replyField);
  },
  rewords: true,
  again: (player, notes) => redeliver(player, notes, replyField),
  looks: looksAtMessages,
};

export const replyByCommand: Act = {
  async tries(player, notes) {
    await player.clear();
    player.listen();
    const taken = await player.types(`/ticket reply ${notes.ticket ?? ''} ${notes.words().text}`);
    notes.sent(taken === undefined ? 'unclear' : 'taken');
  },
  looks: looksAtMessages,
};

/** How often people edit what they wrote, and how soon, milliseconds. */
const editing = { share: 0.2, within: 1000 } as const;

/** In a thread, where Slack has no app commands; sometimes corrected soon afterwards. */
export const replyByMention: Act = {
  async tries(player, notes) {
    const { chance, sandbox } = player;
    const line = () => `@service_tickets reply ${notes.ticket ?? ''} ${notes.words().text}`;
    await player.clear();
    const thread = await player.types('About this');
    player.listen();
    const ts = await player.types(line(), thread);
    notes.sent('taken');
    if (ts === undefined || !chance.happens(editing.share)) return;
    await pause(chance.between(0, editing.within));
    notes.reword();
    notes.sent('edited');
    sandbox.workspace.editMessage(player.name, player.channel, ts, line());
  },
  async checks(player, notes) {
    if (notes.tokens().length === 1) return;
    const all = await readsMessages(player, notes, 20);
    const there = notes.tokens().filter((token) => all?.includes(token));
    const [only] = there.length === 1 ? there : [];
    if (only === undefined) return;
    notes.means(only);
    // An answer does not say which of the words it is about: those that are there.
    const said = notes.read().wordings.flatMap((wording) => wording.said);
    const isTold = said.some(({ kind }) => kind === 'done') && notes.last()?.kind !== 'done';
    if (isTold || (said.length > 0 && notes.last() === undefined)) notes.saw(only);
  },
  looks: looksAtMessages,
};

/** Mentions are answered with a button if a form is needed. */
async function pressesOffer(player: Player, line: string, button: string): Promise<void> {
  const { sandbox, name, channel } = player;
  player.listen();
  const thread = await player.types('About this');
  await player.types(`@service_tickets ${line}`, thread);
  if ((await player.reads('private', offersForm)) === undefined) return;
  const offer = sandbox.workspace.screen(name).ephemerals.findLast(({ text }) => offersForm(text));
  if (offer !== undefined) await sandbox.workspace.click(name, { ts: offer.ts, channel }, button);
}

const isMessages = (text: string) => text.startsWith('Messages') && !text.includes('Loading…');

async function looksAtMessages(player: Player, notes: Notes): Promise<readonly string[] | undefined> {
  // Somebody who sees the form, and read that nothing was done, does not close it to check.
  const isSure = notes.missing() === 0 && notes.last()?.kind === 'failed';
  if (isSure && player.sandbox.workspace.modal(player.name)?.submit !== undefined) return [];
  const all = await readsMessages(player, notes, 1);
  return all === undefined ? undefined : tokensIn(all);
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
