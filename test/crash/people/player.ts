import { setTimeout as pause } from 'node:timers/promises';
import type { Submitted, ViewView } from '../../../src/sandbox/workspace/index.ts';
import { ControlError } from '../../../src/sandbox/workspace/index.ts';
import type { Sandbox } from '../../support/sandbox.ts';
import type { Chance } from '../chance.ts';
import { createEars, type Heard } from './ears.ts';
import { isAboutEarlier, saysTooLate, understand } from './hear.ts';
import type { Said } from './instruction.ts';
import type { Notes } from './notes.ts';
import { instructionOf, tokensIn } from './words.ts';

/** Milliseconds. */
export interface Patience {
  /** For the answer to a submission, and for the answer to a check. */
  readonly answer: number;
  /** For a form to open, and for its options. */
  readonly form: number;
  /** Longest pause between two attempts. */
  readonly pause: number;
}

/** A person who instructs the bot, one instruction after the other. */
export interface Player {
  readonly name: string;
  readonly channel: string;
  readonly sandbox: Sandbox;
  readonly chance: Chance;
  readonly patience: Patience;
  /** Starts an instruction: what is read from now on is recorded there. */
  turnsTo(notes: Notes): void;
  /** Types a command or a message; returns its time. Undefined if Slack says that the bot does not answer. */
  types(text: string, thread?: string): Promise<string | undefined>;
  /** Waits for a form with a field of this label; undefined if none opens in time. */
  form(label: string): Promise<ViewView | undefined>;
  /** Waits for a form that can be submitted. */
  question(): Promise<void>;
  /**
   * Enters values by the beginning of labels, waiting for slow ones. @throws ControlError if the form does not offer it
   */
  fill(values: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /**
   * Presses the form's button, sometimes twice. Undefined if something remained to be filled in, or the form is gone.
   */
  submit(notes: Notes): Promise<Submitted | undefined>;
  /** Reads all forms, and closes them. */
  clear(): Promise<void>;
  /** Forgets the existing texts: anything new is the answer. */
  listen(): void;
  /** The answer to the submission; undefined if there is none in time. */
  answer(notes: Notes): Promise<Said | undefined>;
  /** Waits for a matching text; undefined if there is none in time, or the bot explains why. */
  reads(place: 'form' | 'private', fits: (text: string) => boolean): Promise<string | undefined>;
  /** Reads late texts, and records them with their instruction. */
  catchUp(): void;
  rest(): Promise<void>;
}

/** How often a button is pressed twice. */
const doubleClicks = 0.15;

const glance = 50;

/** @param notes of all instructions of this person, by name */
export function createPlayer(
  given: Pick<Player, 'name' | 'channel' | 'sandbox' | 'chance' | 'patience'>,
  notes: ReadonlyMap<string, Notes>,
): Player {
  const { name, channel, sandbox, chance, patience } = given;
  const { workspace } = sandbox;
  let busyWith: Notes | undefined;
  /** Where the answer to a check appears: a text without a number there reports its outcome. */
  let look: Heard['where'] | undefined;
  /** Checks that the person no longer waits for. */
  let lateLooks = 0;
  /** The last form sent for the current instruction. */
  let sentFrom: string | undefined;
  /** Slack reported that the bot does not answer; the form may say more later. */
  let isOpen = false;
  const ears = createEars(sandbox, name);

  /** Whom a text belongs to: the instruction whose ticket it names, or whose text is in that ticket. */
  function ownerOf(ticket: string | undefined): readonly [Notes, string | undefined] | undefined {
    if (ticket === undefined) return undefined;
    const about = [...notes.values()].find((one) => one.ticket === ticket);
    if (about !== undefined) return [about, undefined];
    const token = tokensIn(descriptionOf(ticket))[0];
    const maker = token === undefined ? undefined : notes.get(instructionOf(token));
    return maker && [maker, token];
  }

  function descriptionOf(ticket: string): string {
    return sandbox.tickets.list().find(({ id }) => id === ticket)?.description ?? '';
  }

  /**
   * Records a text with its instruction. What a form says is about what was sent from it; but a new form may report on
   * an earlier one.
   * @returns its meaning, if it settles `current`
   */
  function note({ where, view, text }: Heard, current: Notes | undefined): Said | undefined {
    busyWith?.write(`reads (${where}): ${text}`);
    if (saysTooLate(text)) {
      // The next answer is about the original text.
      current?.takesBack();
      return undefined;
    }
    let said = understand(text);
    if (said === undefined || said.kind === 'working') return undefined;
    // A question names the ticket of a different text than the one it is about.
    const named = said.kind === 'asked' ? undefined : /\d{12,}/.exec(text)?.[0];
    const byNumber = where === 'form' && !isAboutEarlier(text) ? undefined : ownerOf(named);
    if (byNumber === undefined && current === undefined && where === look) return undefined;
    if (where === 'private' && named === undefined && lateLooks > 0) {
      lateLooks -= 1;
      // A form that is still open shows its own answer. Otherwise nothing says which of the two this is about.
      if (sentFrom !== undefined && workspace.modal(name)?.id === sentFrom) return undefined;
      said = { kind: 'unclear' };
    }
    const isLate = where === 'direct' || (where === 'private' && current === undefined);
    // A form that opens may report that something does not work; only a success is certainly about the submission. A
    // form
    // that was sent gets an answer when it comes.
    const isDone = where === 'form' && look !== 'form' && said.kind === 'done';
    const isAnswer = view !== undefined && view === sentFrom && (isOpen || (busyWith?.missing() ?? 0) > 0);
    if (isAnswer) isOpen = false;
    const now = isDone || isAnswer ? (current ?? busyWith) : current;
    const [owner, token] = byNumber ?? [isLate ? waiting(current) : now, undefined];
    if (owner !== busyWith) owner?.write(`while busy with something else, reads (${where}): ${text}`);
    owner?.heard(said, token);
    return owner !== undefined && owner === current ? said : undefined;
  }

  /** The recipient of a message without a number: it appears if a form was closed before the answer. */
  function waiting(current: Notes | undefined): Notes | undefined {
    const isFormOpen = workspace.modal(name) !== undefined;
    if (current !== undefined && current.missing() > 0 && !isFormOpen) return current;
    // For a form that may not have arrived, this is the only answer.
    if (isOpen && busyWith?.missing() === 0) {
      isOpen = false;
      return busyWith;
    }
    return [...notes.values()].findLast((one) => one !== current && one.missing() > 0) ?? current;
  }

  function take(current: Notes | undefined): Said | undefined {
    return ears
      .news()
      .map((heard) => note(heard, current))
      .findLast((said) => said !== undefined);
  }

  async function until<T>(read: () => T | undefined, milliseconds: number): Promise<T | undefined> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const value = read();
      if (value !== undefined || Date.now() > end) return value;
      await pause(glance);
    }
  }

  const player: Player = {
    ...given,
    turnsTo: (notes) => {
      busyWith = notes;
      sentFrom = undefined;
      isOpen = false;
      lateLooks = 0;
    },
    async types(text, thread) {
      busyWith?.write(`types ${text}`);
      const typed = await workspace.type(name, channel, text, { thread });
      if (typed.kind === 'message') return typed.ts;
      return typed.outcome.ok ? '' : undefined;
    },
    form: (label) =>
      until(() => {
        const open = workspace.modal(name);
        return open?.fields.some((field) => field.label.startsWith(label)) === true ? open : undefined;
      }, patience.form),
    async question() {
      await until(() => {
        const open = workspace.modal(name);
        return open?.submit !== undefined || understand(open?.text ?? '')?.kind === 'done' ? true : undefined;
      }, patience.form);
    },
    async fill(values) {
      for (const [label, value] of Object.entries(values)) {
        const end = Date.now() + patience.form;
        for (;;) {
          try {
            const field = workspace.modal(name)?.fields.find((one) => one.label.startsWith(label));
            await workspace.fill(name, { [field?.blockId ?? label]: value });
            break;
          } catch (error) {
            if (!(error instanceof ControlError) || Date.now() > end) throw error;
            await pause(4 * glance);
          }
        }
      }
    },
    async submit(current) {
      const open = workspace.modal(name);
      if (open?.submit === undefined) return undefined;
      const press = () => workspace.submit(name, open.id).catch(() => undefined);
      const isTwice = chance.happens(doubleClicks);
      const [first, second] = await Promise.all([press(), isTwice ? press() : undefined]);
      const outcome = [first, second].find((one) => one?.outcome !== 'failed') ?? first;
      current.write(`submits: ${outcome?.outcome ?? 'nothing'} ${isTwice ? '(twice)' : ''}`);
      if (outcome?.outcome === 'errors' && isOwnSlip(outcome)) return undefined;
      const isTaken = outcome !== undefined && outcome.outcome !== 'failed';
      current.sent(isTaken);
      if (isTaken) ears.sentForm();
      sentFrom = open.id;
      isOpen = !isTaken;
      return outcome;
    },
    async clear() {
      take(undefined);
      for (let open = workspace.modal(name); open !== undefined; open = workspace.modal(name)) {
        busyWith?.write('closes the form');
        await workspace.close(name, open.id, 'cross').catch(() => undefined);
      }
    },
    listen: () => void take(undefined),
    async answer(current) {
      look = undefined;
      return until(() => take(current), patience.answer);
    },
    async reads(place, fits) {
      look = place;
      const isForLook = ({ where, text }: Heard) => where === place && (fits(text) || !/\d{12,}/.test(text));
      const read = await until(() => {
        const news = ears.news();
        for (const heard of news) if (!isForLook(heard)) note(heard, heard.where === 'form' ? busyWith : undefined);
        const seen = news.filter(isForLook);
        const isLast = ({ text }: Heard) => (understand(text)?.kind ?? 'working') !== 'working';
        return seen.find(({ text }) => fits(text)) ?? seen.find(isLast);
      }, patience.answer);
      if (read === undefined) lateLooks += 1;
      else busyWith?.write(`looks, and reads: ${read.text}`);
      return read !== undefined && fits(read.text) ? read.text : undefined;
    },
    catchUp: () => void take(undefined),
    rest: () => pause(chance.between(patience.pause / 4, patience.pause)),
  };
  return player;
}

/** Slack or the bot wants something filled in: nothing was sent. */
function isOwnSlip({ errors = {} }: Submitted): boolean {
  return Object.values(errors).every((error) => understand(error) === undefined);
}
