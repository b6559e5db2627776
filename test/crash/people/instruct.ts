import { ControlError } from '../../../src/sandbox/workspace/index.ts';
import type { Act } from './act.ts';
import type { Said } from './instruction.ts';
import type { Notes } from './notes.ts';
import type { Player } from './player.ts';

/** How often people change their words when they hear that something did not work, or may not have. */
const rewording = 0.35;

/** How often they send the form again that came back, and do not begin anew. */
const again = 0.7;

/** How often they close the form while it is being sent, and turn to something else. */
const leaving = 0.12;

/** How often they ask what there is, where nobody tells, before they do again unseen what they were told was not done. */
const looks = 4;

/**
 * One instruction, given as people do: who hears that it is done is content; who hears anything else, or nothing, waits,
 * looks, and tries again where it is not there, sometimes with other words in the form that came back.
 * @param options.isSent it was sent before, and left: first comes what there is to hear of it
 * @param options.mayLeave whether the person may turn away once it is sent
 * @param options.over ends it where it stands
 * @returns whether the person turned away from it
 */
export async function instruct(
  player: Player,
  notes: Notes,
  act: Act,
  options: { readonly isSent: boolean; readonly mayLeave: boolean; readonly over: AbortSignal },
): Promise<'ended' | 'left'> {
  const { over } = options;
  let said: Said | undefined;
  let isSent = options.isSent;
  player.turnsTo(notes);
  while (!over.aborted) {
    try {
      if (!isSent) await tryOnce(player, notes, act, said);
      isSent = false;
      if (options.mayLeave && notes.tokens().length > 0 && player.chance.happens(leaving)) {
        notes.write('turns to something else');
        await player.clear();
        return 'left';
      }
      if (isDone(notes)) break;
      said = await player.answer(notes);
      if (said === undefined && notes.missing() > 0) {
        await player.rest();
        if (await sees(player, notes, act, { most: Infinity, over })) break;
        // The bot lives, as the look shows: it may only just have started, and what it owes may still come.
        said = await player.answer(notes);
      }
      if (said?.kind === 'asked') {
        // Where a button was the answer, what it leads to comes next; else the form is sent again.
        isSent = (await act.chooses?.(player, notes)) === 'pressed';
        continue;
      }
      if (said?.kind === 'done') break;
      await player.rest();
      if (await sees(player, notes, act, { most: mayGoOn(notes, act, said) ? looks : Infinity, over })) break;
      player.catchUp();
      if (isDone(notes)) break;
    } catch (error) {
      // The screen does not offer what the person wants to do: the form was slow, or is another one by now.
      if (!(error instanceof ControlError)) throw error;
      notes.write(error.message);
      said = undefined;
      await player.rest();
    }
  }
  await act.checks?.(player, notes);
  await player.clear();
  return 'ended';
}

/** Whether it is there. Who gets no answer asks again: whoever does not answer that does nothing else either. */
async function sees(
  player: Player,
  notes: Notes,
  act: Act,
  { most, over }: { readonly most: number; readonly over: AbortSignal },
): Promise<boolean> {
  for (let look = 0; act.looks !== undefined && look < most && !over.aborted; look += 1) {
    const there = await act.looks(player, notes);
    notes.write(`sees there: ${there?.join(' ') ?? 'no answer'}`);
    const { kept } = notes.read();
    const own = notes.tokens().filter((token) => there?.includes(token) === true && !kept.includes(token));
    const [token] = own.includes(notes.words().token) ? [notes.words().token] : own;
    if (token !== undefined) {
      // Earlier words that are there after all are let stand.
      notes.means(token);
      return true;
    }
    if (there !== undefined) return false;
    if (isDone(notes)) return true;
    await player.rest();
  }
  return false;
}

/** Whether the person can do it again without having seen that it is not there. */
function mayGoOn(notes: Notes, act: Act, said: Said | undefined): boolean {
  const isClear = said?.kind === 'failed' || (said?.kind === 'unclear' && act.isKnown === true);
  return isClear && notes.missing() === 0;
}

/** Of what was taken for failed, or changed since, the person may hear late that it was done: they let it stand. */
function isDone(notes: Notes): boolean {
  const { wordings, kept } = notes.read();
  const done = wordings.findLast(({ words, said }) => !kept.includes(words) && said.at(-1)?.kind === 'done');
  if (done !== undefined) notes.means(done.words);
  return done !== undefined;
}

async function tryOnce(player: Player, notes: Notes, act: Act, said: Said | undefined): Promise<void> {
  const { chance } = player;
  const cameBack = said !== undefined && act.again !== undefined && (said.kind === 'asked' || chance.happens(again));
  if (cameBack && (await sendsAgain())) return;
  // While they were at it, the form may have said that it was done after all.
  player.catchUp();
  if (!isDone(notes)) await act.tries(player, notes);

  async function sendsAgain(): Promise<boolean> {
    const before = notes.words().token;
    const isOpen = said?.kind === 'failed' || said?.kind === 'unclear';
    // Who still waits for an answer about the words does not change them.
    if (isOpen && act.rewords === true && notes.missing() === 0 && chance.happens(rewording)) notes.reword();
    const sent = await act.again?.(player, notes);
    // The form is not there any more: no reason to say it otherwise.
    if (sent !== true) notes.means(before);
    return sent === true;
  }
}
