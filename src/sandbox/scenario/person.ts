import type { FieldView, PickedFile, ViewView } from '../workspace/index.ts';
import { patiently } from './patiently.ts';
import type { Say, Stage } from './play.ts';

export interface Person {
  /** Writes a message or runs a command; fails if Slack or the bot refuses it. */
  types(channel: string, text: string): Promise<void>;
  /** Waits for a form with this title and this field. */
  sees(title: string, field: string): Promise<void>;
  /** Types a few letters into a menu, picks the entry, and waits for the field that appears. */
  chooses(field: string, entry: string, appears: string): Promise<void>;
  /** Fills every required empty field with its first entry, or with a word. */
  fillsTheRest(): Promise<void>;
  attaches(field: string, file: PickedFile): Promise<void>;
  /** Submits the form, a second time if it asks about duplicates, and waits for the confirmation. */
  submits(): Promise<void>;
  /** Presses a button in a message. */
  presses(message: { readonly channel: string; readonly ts: string }, button: string): Promise<void>;
  /** Submits the confirmation that a button opened. */
  confirms(): Promise<void>;
  /** Closes the confirmation. */
  closes(): Promise<void>;
}

/** A person in the scenario, who checks what the bot shows before acting. */
export function createPerson({ workspace }: Stage, name: string, say: Say): Person {
  const modal = (what: string, field?: string) =>
    workspace.waitFor(
      () => {
        const open = workspace.modal(name);
        return open?.title === what && (field === undefined || has(open.fields, field)) ? open : undefined;
      },
      10_000,
      `the form “${what}”${field === undefined ? '' : ` with the field “${field}”`}`,
    );
  const fields = () => workspace.modal(name)?.fields ?? [];
  /** Submits the form; returns the result: the confirmation with the ticket number, or the form again. */
  async function sent(): Promise<ViewView> {
    const { outcome, errors, error } = await workspace.submit(name);
    if (outcome !== 'updated') throw new Error(`${outcome}: ${error ?? JSON.stringify(errors)}`);
    const came = () => {
      const open = workspace.modal(name);
      return open?.submit !== undefined || /\d{5,}|[A-Z0-9]{8,}/.test(open?.text ?? '') ? open : undefined;
    };
    return workspace.waitFor(came, 15_000, 'the number of the ticket');
  }

  return {
    async types(channel, text) {
      say(name, `types ${text} in ${channel}`);
      const typed = await workspace.type(name, channel, text);
      if (typed.kind === 'command' && !typed.outcome.ok) throw new Error(`Slack says ${typed.outcome.error}`);
    },
    async sees(title, field) {
      const open = await modal(title, field);
      say('bot', `shows the form “${title}”: ${open.fields.map(({ label }) => label).join(' · ')}`);
    },
    async chooses(field, entry, appears) {
      say(name, `chooses ${field}: ${entry}`);
      const title = workspace.modal(name)?.title ?? '';
      await patiently(() => workspace.fill(name, { [labelOf(fields(), field)]: entry }));
      await modal(title, appears);
      say('bot', `adds “${appears}” to the form`);
    },
    async fillsTheRest() {
      for (const { label, blockId, optional } of fields()) {
        const field = fields().find((one) => one.blockId === blockId);
        if (field === undefined || optional || !isEmpty(field.value)) continue;
        const entry = field.options[0]?.text.text ?? (field.type === 'number_input' ? 1 : 'shop-web-01');
        await workspace.fill(name, { [blockId]: field.type === 'checkboxes' ? [String(entry)] : entry });
        say(name, `fills ${label}: ${String(entry)}`);
      }
    },
    async attaches(field, file) {
      const view = workspace.modal(name);
      if (view === undefined) throw new Error('there is no form');
      await workspace.upload(name, { view: view.id, field: labelOf(view.fields, field) }, file);
      say(name, `adds the file ${file.name}`);
    },
    async submits() {
      say(name, 'submits the form');
      const first = await sent();
      // An interrupted run left a similar ticket open, and the bot asks about it.
      if (first.submit !== undefined) {
        say('bot', `shows it again: ${oneLine(first.text)}`);
        say(name, 'submits it again: this is another one');
      }
      const done = first.submit === undefined ? first : await sent();
      if (done.submit !== undefined) throw new Error(`the form came back: ${oneLine(done.text)}`);
      say('bot', `shows “${done.title}”: ${oneLine(done.text)}`);
      await workspace.close(name);
    },
    async presses(message, button) {
      say(name, `presses “${button}” on the card`);
      const outcome = await workspace.click(name, message, button);
      if (!outcome.ok) throw new Error(`Slack says ${outcome.error}`);
    },
    async confirms() {
      const open = await workspace.waitFor(() => workspace.modal(name), 10_000, 'a question');
      say('bot', `asks “${open.title}”`);
      await workspace.waitFor(() => workspace.modal(name)?.submit, 10_000, 'a button to confirm with');
      const { outcome, errors } = await workspace.submit(name);
      if (outcome === 'errors' || outcome === 'failed') throw new Error(`${outcome}: ${JSON.stringify(errors)}`);
      say(name, 'confirms');
    },
    async closes() {
      const note = await modal('Done');
      say('bot', `says “${oneLine(note.text)}”`);
      await workspace.close(name);
    },
  };
}

/** Labels may carry a limit (“Description (up to 1,200 characters)”). */
function labelOf(fields: readonly FieldView[], start: string): string {
  const found = fields.find(({ label }) => label.startsWith(start));
  if (found === undefined) throw new Error(`the form has no field “${start}”`);
  return found.blockId;
}

const has = (fields: readonly FieldView[], start: string) => fields.some(({ label }) => label.startsWith(start));

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Joins several lines into one, for a readable line of output. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
