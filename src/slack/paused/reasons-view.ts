import type { TextKey, Texts } from '../../locales/index.ts';
import { shownName } from '../kit/ticket-words.ts';

/** Slack's codes that people meet, by what they mean. */
const known = new Map<string, TextKey>([
  ['is_archived', 'troubles.reason.is_archived'],
  ['not_in_channel', 'troubles.reason.not_in_channel'],
  ['channel_not_found', 'troubles.reason.channel_not_found'],
  ['user_not_found', 'troubles.reason.user_gone'],
  ['user_disabled', 'troubles.reason.user_gone'],
  ['user_not_visible', 'troubles.reason.user_gone'],
  ['messages_tab_disabled', 'troubles.reason.messages_tab_disabled'],
  ['is_inactive', 'troubles.reason.is_inactive'],
  ['cannot_reply_to_message', 'troubles.reason.no_replies'],
  ['missing_scope', 'troubles.reason.permission'],
  ['no_permission', 'troubles.reason.permission'],
  ['ekm_access_denied', 'troubles.reason.organization'],
  ['enterprise_is_restricted', 'troubles.reason.organization'],
  ['team_access_not_granted', 'troubles.reason.organization'],
]);

/** Why Slack refused something, in plain words; the code itself where it is not known. */
export function reasonWords(code: string, texts: Texts): string {
  const key = code.startsWith('restricted_action') ? 'troubles.reason.restricted_action' : known.get(code);
  return key === undefined ? texts('troubles.reason.other', { code: shownName(code, 60) }) : texts(key);
}
