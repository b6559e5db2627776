import type { Person } from '../state/model.ts';

/** Why Slack refuses; the errors of `conversations.invite`, `conversations.kick` and `conversations.archive`. */
export type OwnRefusal =
  | 'already_in_channel'
  | 'cant_archive_general'
  | 'cant_kick_from_general'
  | 'cant_kick_self'
  | 'channel_not_found'
  | 'method_not_supported_for_channel_type'
  | 'no_user'
  | 'not_in_channel'
  | 'restricted_action'
  | 'user_not_found';

/** Slack's own texts for a person, in the language of their Slack. */
export interface SlackWords {
  readonly required: string;
  readonly email: string;
  readonly url: string;
  readonly number: string;
  readonly whole: string;
  atLeast(characters: number): string;
  atMost(characters: number): string;
  notBelow(value: string): string;
  notAbove(value: string): string;
  readonly trouble: string;
  unknownCommand(name: string): string;
  notInThreads(name: string): string;
  failed(what: string, error: string): string;
  /** Why one of Slack's own commands is refused; Slack documents the reasons, not the texts. */
  ownRefusal(error: OwnRefusal, name: string): string;
}

const englishRefusals: Readonly<Record<OwnRefusal, string>> = {
  already_in_channel: 'They are already in the channel.',
  cant_archive_general: 'This channel can’t be archived.',
  cant_kick_from_general: 'Nobody can be removed from this channel.',
  cant_kick_self: 'You can’t remove yourself.',
  channel_not_found: 'You aren’t in a channel of that name.',
  method_not_supported_for_channel_type: 'This command works in channels only.',
  no_user: 'Add a name: @someone',
  not_in_channel: 'They aren’t in the channel.',
  restricted_action: 'You don’t have permission to do that.',
  user_not_found: 'There is nobody of that name.',
};

const chineseRefusals: Readonly<Record<OwnRefusal, string>> = {
  already_in_channel: '对方已在此频道中。',
  cant_archive_general: '此频道不能归档。',
  cant_kick_from_general: '不能将任何人移出此频道。',
  cant_kick_self: '您不能移除自己。',
  channel_not_found: '您不在该名称的频道中。',
  method_not_supported_for_channel_type: '此命令只能在频道中使用。',
  no_user: '请添加名称：@某人',
  not_in_channel: '对方不在此频道中。',
  restricted_action: '您没有执行此操作的权限。',
  user_not_found: '没有该名称的用户。',
};

const english: SlackWords = {
  required: 'Please complete this required field.',
  email: 'Please enter a valid email address.',
  url: 'Please enter a valid URL.',
  number: 'Please enter a number.',
  whole: 'Please enter a whole number.',
  atLeast: (characters) => `Please enter at least ${characters} characters.`,
  atMost: (characters) => `Please enter no more than ${characters} characters.`,
  notBelow: (value) => `Please enter ${value} or more.`,
  notAbove: (value) => `Please enter ${value} or less.`,
  trouble: 'We had some trouble connecting. Try again?',
  unknownCommand: (name) => `${name} is not a valid command.`,
  notInThreads: (name) => `${name} is not supported in threads. Sorry!`,
  failed: (what, error) => `${error}: ${what} failed`,
  ownRefusal: (error, name) => `${name}: ${englishRefusals[error]}`,
};

const chinese: SlackWords = {
  required: '请填写此必填字段。',
  email: '请输入有效的邮箱地址。',
  url: '请输入有效的 URL。',
  number: '请输入数字。',
  whole: '请输入整数。',
  atLeast: (characters) => `请至少输入 ${characters} 个字符。`,
  atMost: (characters) => `请最多输入 ${characters} 个字符。`,
  notBelow: (value) => `请输入不小于 ${value} 的数。`,
  notAbove: (value) => `请输入不大于 ${value} 的数。`,
  trouble: '连接遇到问题。要重试吗？',
  unknownCommand: (name) => `${name} 不是有效的命令。`,
  notInThreads: (name) => `抱歉，话题中不支持 ${name}。`,
  failed: (what, error) => `${error}：${what} 失败`,
  ownRefusal: (error, name) => `${name}：${chineseRefusals[error]}`,
};

export function wordsFor({ locale }: Person): SlackWords {
  return locale === 'zh-CN' ? chinese : english;
}
