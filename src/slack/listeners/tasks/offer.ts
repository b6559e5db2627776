import type { Texts } from '../../../locales/index.ts';
import type { Message } from '../../answer.ts';
import { button, section } from '../../blocks/kit.ts';
import { ids } from '../../ids.ts';

/** The same for what is about no ticket: a button that runs the command, which must change nothing by itself. */
export function offerCommand(line: string, label: string, texts: Texts): Message {
  const text = texts('commands.offer-form');
  const run = button({ action: ids.actions.run, text: label, value: line });
  return { text, blocks: [section(text), { type: 'actions', elements: [run] }] };
}

/** A button for what needs a form, where none can be opened: Slack gives a trigger for clicks, and none for mentions. */
export function offer(action: string, label: string, id: string, texts: Texts): Message {
  const text = texts('commands.offer', { id });
  return {
    text,
    blocks: [
      section(text),
      { type: 'actions', elements: [button({ action, text: label, value: id, label: `${label} ${id}` })] },
    ],
  };
}
