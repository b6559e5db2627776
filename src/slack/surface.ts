import type { Place } from '../tickets/link.ts';
import type { FormFile } from '../tickets/form.ts';
import type { Actor } from '../tickets/roles.ts';
import type { Answer } from './answer.ts';
import type { SlackContext } from './context.ts';

/** What this app's own listeners work with. */
export type Surface = SlackContext;

/** The files of a message. */
export interface Attached {
  readonly files: readonly FormFile[];
  /** Names of those that cannot be fetched. */
  readonly unlisted: readonly string[];
}

/** One thing that a person asked for, wherever: typed after `/ticket`, in a mention of the app, or with a button. */
export interface Call {
  readonly user: string;
  readonly team: string | undefined;
  /** Asks Slack once, however often it is called. */
  readonly actor: () => Promise<Actor>;
  readonly place: Place;
  /** Opens a form, once and within 3 seconds; mentions have none. */
  readonly triggerId: string | undefined;
  /** The modal that it came from, where it came from one: what opens then lies on top of it. */
  readonly view: string | undefined;
  /** Names what the person did, so that the same again does nothing twice. */
  readonly key: string;
  /** Does what changes something, once for what the person did. @throws LateEdit where an earlier version of it was done */
  readonly act: <T>(work: () => Promise<T>) => Promise<T>;
  /** What came along with the words. */
  readonly attached: Attached;
  /** A conversation between people, of two or more, or with the app alone. */
  readonly isDirect: boolean;
  readonly answer: Answer;
  /** Whether a form has opened for it, which is answer enough. */
  readonly form: { open: boolean };
  /** The bot's own user, for telling how to invite it. */
  readonly botUser: string | undefined;
}
