import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { plain } from './kit.ts';

/** What Slack asks before it sends a click; the answers hold 30 characters, the question 300 (confirmation dialog object). */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
}

/** The dialog before something that cannot be taken back. */
export function confirmation({ title, text, yes }: Question, texts: Texts): types.ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(texts('cards.cancel-view'), 30),
    style: 'danger',
  };
}
