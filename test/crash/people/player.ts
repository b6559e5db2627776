import { setTimeout as pause } from 'node:timers/promises';
import type { Submitted, ViewView } from '../../../src/sandbox/workspace/index.ts';
import { ControlError } from '../../../src/sandbox/workspace/index.ts';
import type { Sandbox } from '../../support/sandbox.ts';
import type { Chance } from '../chance.ts';
import { createAddressees } from './addressee.ts';
import { createEars, type Heard } from './ears.ts';
import { saysTooLate, understand } from './hear.ts';
import type { Said } from './instruction.ts';
import type { Notes } from './notes.ts';

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
  /** Presses a button in a form, by which words are sent. */
  presses(notes: Notes, view: string, button: string): Promise<void>;
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
  /** Looks that the person does not wait for any more. */
  let lateLooks = 0;
  const ears = createEars(sandbox, name);
  const addressees = createAddressees(sandbox, name, notes);

  /**
   * Remembers a text where it belongs.
   * @returns what it says, where that is a last word about `current`
   */
  function note(heard: Heard, current: Notes | undefined): Said | undefined {
    const { where, text } = heard;
    busyWith?.write(`reads (${where}): ${text}`);
    if (saysTooLate(text)) {
      // The next answer is about the original text.
      current?.takesBack();
      return undefined;
    }
    let said = understand(text);
    if (said === undefined || said.kind === 'working') return undefined;
    if (where === 'private' && lateLooks > 0 && !/\d{12,}/.test(text)) {
      lateLooks -= 1;
      // Nothing tells whether this is about the look or about what was typed after it.
      if (!addressees.isTyped(busyWith)) return undefined;
      said = { kind: 'unclear' };
    }
    const [owner, token] = addressees.of(heard, said, busyWith) ?? [];
    if (owner !== busyWith) owner?.write(`while busy with something else, reads (${where}): ${text}`);
    owner?.heard(said, token);
    return owner !== undefined && owner === current ? said : undefined;
  }

  function take(current: Notes | undefined): Said | undefined {
    return ears
      .news()
      .map((heard) => note(heard, current))
      .findLast((said) => said !== undefined);
  }

  /** Patience is counted in glances: where the machine is busy, people are as slow as the bot. */
  async function until<T>(read: () => T | undefined, milliseconds: number): Promise<T | undefined> {
    for (let left = milliseconds / glance; ; left -= 1) {
      const value = read();
      if (value !== undefined || left <= 0) return value;
      await pause(glance);
    }
  }

  const player: Player = {
    ...given,
    turnsTo: (notes) => {
      busyWith = notes;
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
        for (let left = patience.form / glance; ; left -= 4) {
          try {
            const field = workspace.modal(name)?.fields.find((one) => one.label.startsWith(label));
            await workspace.fill(name, { [field?.blockId ?? label]: value });
            break;
          } catch (error) {
            if (!(error instanceof ControlError) || left <= 0) throw error;
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
      current.sent(isTaken ? 'taken' : 'unclear');
      if (isTaken) ears.sentForm();
      addressees.sent(open.id, current);
      return outcome;
    },
    async presses(current, view, button) {
      current.sent('taken');
      addressees.sent(view, current);
      await workspace.click(name, { view }, button);
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
      return until(() => take(current), patience.answer);
    },
    async reads(place, fits) {
      const isForLook = ({ where, view, text }: Heard) =>
        where === place && !addressees.isSent(view) && (fits(text) || !/\d{12,}/.test(text));
      const read = await until(() => {
        const news = ears.news();
        for (const heard of news) if (!isForLook(heard)) note(heard, undefined);
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
