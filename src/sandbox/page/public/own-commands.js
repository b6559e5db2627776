import { t } from './words/index.js';

/** Slack's own channel commands, as its message box offers them; the workspace runs them, and no app receives them. */
export const ownCommands = () => [
  { name: '/archive', hint: '', description: t('own.archive') },
  { name: '/invite', hint: t('own.someone'), description: t('own.invite') },
  { name: '/remove', hint: t('own.someone'), description: t('own.remove') },
];
