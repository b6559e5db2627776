import { ids } from '../../../src/slack/kit/ids.ts';
import type { Act } from './act.ts';
import { redeliver, write } from './forms.ts';
import { isAboutEarlier, saysStillSending } from './hear.ts';
import type { Notes } from './notes.ts';
import type { Player } from './player.ts';
import { instructionOf, tokensIn } from './words.ts';

const descriptionField = 'Description';

/** The form opens empty, or with a leftover draft, which people overwrite. */
export const create: Act = {
  async tries(player, notes) {
    const { chance } = player;
    await player.clear();
    await opensForm(player, chance.pick(['command', 'words', 'shortcut', 'message'] as const), notes);
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
  again: (player, notes) => redeliver(player, notes, descriptionField),
  async chooses(player, notes) {
    const { sandbox, chance, name } = player;
    const open = sandbox.workspace.modal(name);
    const ticket = /opened as ticket \*?(\d{12,})/.exec(open?.text ?? '')?.[1];
    if (open === undefined || ticket === undefined) return 'send';
    const earlier = tokensIn(sandbox.tickets.get(ticket).description)[0] ?? '';
    player.listen();
    // The ticket of another problem: this one becomes a ticket, too.
    if (instructionOf(earlier) !== notes.name) return 'send';
    notes.saw(earlier);
    const choice = chance.pick(['reply', 'leave', 'second'] as const);
    notes.write(`chooses: ${choice}`);
    if (choice === 'leave') notes.means(earlier);
    else notes.keeps(earlier);
    if (choice === 'second') return 'send';
    if (choice === 'reply') await player.presses(notes, open.id, 'Send as reply');
    else await sandbox.workspace.click(name, { view: open.id }, 'Discard this version');
    return 'pressed';
  },
  async looks(player, notes) {
    player.listen();
    await player.types(`/ticket list all ${notes.name}`);
    const list = await player.reads('private', (text) => /^\W*All tickets/.test(text));
    return list === undefined ? undefined : tokensIn(list).filter((token) => instructionOf(token) === notes.name);
  },
  isKnown: true,
};

async function opensForm(
  player: Player,
  way: 'command' | 'words' | 'shortcut' | 'message',
  notes: Notes,
): Promise<void> {
  const { sandbox, name, channel } = player;
  const { workspace } = sandbox;
  switch (way) {
    case 'command':
      await player.types('/ticket new');
      return;
    case 'words':
      await player.types(`/ticket new ${notes.words().text}`);
      return;
    case 'shortcut':
      await workspace.shortcut(name, ids.shortcuts.create);
      return;
    case 'message': {
      const ts = await player.types('Look what happened here');
      if (ts !== undefined) await workspace.shortcut(name, ids.shortcuts.createFromMessage, { channel, ts });
    }
  }
}
