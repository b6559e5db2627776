import type { Sandbox } from '../../support/sandbox.ts';

/** A text by the bot that a person sees. */
export interface Heard {
  readonly where: 'form' | 'private' | 'direct';
  /** The modal, if it is in one. */
  readonly view?: string | undefined;
  readonly text: string;
}

/** Everything one person reads from the bot. */
export interface Ears {
  /** New or changed texts since the last call, each once. */
  news(): readonly Heard[];
  /** Treats the form's current text as new, even if unchanged, because it was sent again. */
  sentForm(): void;
}

/** Reads modals, private messages and the direct conversation. Existing texts are not new. */
export function createEars({ workspace }: Sandbox, person: string): Ears {
  const known = new Set<string>();

  function all(): readonly Heard[] {
    const { modal, ephemerals } = workspace.screen(person);
    const form = modal && { where: 'form' as const, view: modal.id, key: modal.id, text: formText(modal) };
    return [
      ...(form === undefined ? [] : [form]),
      ...ephemerals.map(({ ts, text }) => ({ where: 'private' as const, key: ts, text })),
      ...direct().map(({ ts, text }) => ({ where: 'direct' as const, key: ts, text })),
    ].flatMap(({ key, ...heard }) => {
      const mark = markOf(key, heard.text);
      if (known.has(mark)) return [];
      known.add(mark);
      return [heard];
    });
  }

  function direct() {
    try {
      return workspace.channel(`@${person}`).messages.filter(({ from }) => from === 'service_tickets');
    } catch {
      // The conversation does not exist before the bot starts it.
      return [];
    }
  }

  all();
  return {
    news: all,
    sentForm: () => {
      const { modal } = workspace.screen(person);
      if (modal !== undefined) known.delete(markOf(modal.id, formText(modal)));
    },
  };
}

function markOf(key: string, text: string): string {
  return `${key} ${text}`;
}

function formText({
  title,
  text,
  errors,
}: {
  readonly title: string;
  readonly text: string;
  readonly errors: Readonly<Record<string, string>>;
}): string {
  return [title, text, ...Object.values(errors)].join('\n');
}
