import type { Notes } from './notes.ts';
import type { Player } from './player.ts';

/** Enters the words that are meant, and sends the form. */
export async function write(player: Player, notes: Notes, label: string): Promise<void> {
  await player.fill({ [label]: notes.words().text });
  player.listen();
  // While they were writing, they may have heard that it was done after all.
  if (notes.last()?.kind !== 'done') await player.submit(notes);
}

/** Sends the form again, where it is there and can be sent; with the words that are meant now. */
export async function redeliver(player: Player, notes: Notes, label: string): Promise<boolean> {
  const open = player.sandbox.workspace.modal(player.name);
  const isThere = open?.submit !== undefined && open.fields.some((field) => field.label.startsWith(label));
  if (!isThere) return false;
  await write(player, notes, label);
  return true;
}
