import type { Act } from './act.ts';
import { write } from './forms.ts';

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
      const isList = (text: string) => text.includes('Access requests for ticket');
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

const labelField = 'Labels';

/** A new label, named after the token. */
const labelsAreLoaded = 'Color of new labels';

/** A new label, named like the words. */
export const addLabel: Act = {
  async tries(player, notes) {
    const { workspace } = player.sandbox;
    await player.clear();
    player.listen();
    await player.types(`/ticket label ${notes.ticket ?? ''}`);
    const open = await player.form(labelsAreLoaded);
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

/** The ticket's only label. */
export const removeLabel: Act = {
  async tries(player, notes) {
    const { workspace } = player.sandbox;
    await player.clear();
    player.listen();
    await player.types(`/ticket label ${notes.ticket ?? ''}`);
    const open = await player.form(labelsAreLoaded);
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
