import { ControlError } from '../../../src/sandbox/workspace/index.ts';
import type { Act } from './act.ts';
import type { Said } from './instruction.ts';
import type { Notes } from './notes.ts';
import type { Player } from './player.ts';

/** How often people change their text after hearing that something did not work, or may not have. */
const rewording = 0.35;

/** How often they resend the form that came back instead of starting over. */
const again = 0.7;

/** How often they close the form while it is being sent, and move on. */
const leaving = 0.12;

/** How often they check the state if nobody reports it, before they repeat an instruction that reportedly failed. */
const looks = 4;

/**
 * Gives one instruction, as people do: they are satisfied when they hear that it is done; otherwise they wait, check,
 * and try again if it is not there, sometimes with different text in the form that came back.
 * @param options.isSent it was sent before and left: first comes any answer to it
 * @param options.mayLeave whether the person may move on once it is sent
 * @param options.over ends it immediately
 * @returns whether the person moved on
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
        if (await sees(player, notes, act, { max: Infinity, over })) break;
        // The bot is running, as the lookup shows: it may have just started, and answers may still come.
        said = await player.answer(notes);
      }
      if (said?.kind === 'asked') {
        // If the answer has a button, that leads on; otherwise the form is sent again.
        isSent = (await act.chooses?.(player, notes)) === 'pressed';
        continue;
      }
      if (said?.kind === 'done') break;
      await player.rest();
      if (await sees(player, notes, act, { max: mayGoOn(notes, act, said) ? looks : Infinity, over })) break;
      player.catchUp();
      if (isDone(notes)) break;
    } catch (error) {
      // The screen does not offer the action: the form was slow, or has changed.
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

/**
 * Whether it is there. Without an answer people ask again, because a bot that does not answer this does nothing else
 * either.
 */
async function sees(
  player: Player,
  notes: Notes,
  act: Act,
  { max, over }: { readonly max: number; readonly over: AbortSignal },
): Promise<boolean> {
  for (let look = 0; act.looks !== undefined && look < max && !over.aborted; look += 1) {
    const there = await act.looks(player, notes);
    notes.write(`sees there: ${there?.join(' ') ?? 'no answer'}`);
    const { kept } = notes.read();
    const own = notes.tokens().filter((token) => there?.includes(token) === true && !kept.includes(token));
    const [token] = own.includes(notes.words().token) ? [notes.words().token] : own;
    if (token !== undefined) {
      // Earlier texts that arrived after all are accepted.
      notes.means(token);
      return true;
    }
    if (there !== undefined) return false;
    if (isDone(notes)) return true;
    await player.rest();
  }
  return false;
}

/** Whether the person may repeat it without having checked that it is not there. */
function mayGoOn(notes: Notes, act: Act, said: Said | undefined): boolean {
  const isClear = said?.kind === 'failed' || (said?.kind === 'unclear' && act.isKnown === true);
  return isClear && notes.missing() === 0;
}

/** People may learn late that something they thought failed, or changed since, was done: they accept it. */
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
  // Meanwhile the form may have reported success after all.
  player.catchUp();
  if (!isDone(notes)) await act.tries(player, notes);

  async function sendsAgain(): Promise<boolean> {
    const before = notes.words().token;
    const isOpen = said?.kind === 'failed' || said?.kind === 'unclear';
    // People still waiting for an answer to a text do not change it.
    if (isOpen && act.rewords === true && notes.missing() === 0 && chance.happens(rewording)) notes.reword();
    const sent = await act.again?.(player, notes);
    // The form is gone: no reason to change the text.
    if (sent !== true) notes.means(before);
    return sent === true;
  }
}
