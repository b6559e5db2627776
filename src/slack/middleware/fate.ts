import type { LeftInstruction } from '../../store/instructions.ts';
import { ids } from '../kit/ids.ts';
import { factsOf, text } from '../payload.ts';

const minute = 60_000;

/** How old something may be that is shown or opened; what is older is asked for again sooner than waited for. */
const longestLook = minute;

/** How old something may be that changes something: later the person has long looked after it in another way. */
const longestChange = 60 * minute;

/** A form whose second try is refused where the first one went well: the name of the label is taken then. */
const unrepeatable: string = ids.labels.views.edit;

/** How many processes take something up: one of them may end by it. */
const mostAttempts = 3;

/**
 * What is done with something that a process left behind: it is done `again`; or the person is told to `ask` again, since it
 * changes nothing; or that it is `unclear` whether it was done.
 */
export type Fate = 'again' | 'ask' | 'unclear';

/** @param harmless it changes nothing by itself */
export function fateOf(left: LeftInstruction, body: unknown, harmless: boolean, now: number): Fate {
  const { kind, name } = factsOf(body);
  const age = now - left.receivedAt;
  // It opens a form and does nothing else, for which the trigger is too old.
  if (kind === 'shortcut') return 'ask';
  if (harmless) return age <= longestLook && left.attempts <= mostAttempts ? 'again' : 'ask';
  // Slack told the person that it may not have arrived, so they may have sent it in another way by now.
  const isLost = kind === 'submission' && (left.redacted || !left.acknowledged || name === unrepeatable);
  // Whether the message was carried out as it was before the edit is known to nobody any more.
  const isEdited = text(body, 'event', 'edited', 'ts') !== undefined;
  // Told of the failure, they may have sent it again. Whether they were is not known: what was noted may not have been told.
  return left.failed || isLost || isEdited || age > longestChange || left.attempts > mostAttempts ? 'unclear' : 'again';
}
