import type { Texts } from '../../../locales/index.ts';
import type { Message } from '../../answer.ts';
import { button, section } from '../../blocks/kit.ts';

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
