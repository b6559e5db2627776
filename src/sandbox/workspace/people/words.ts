import type { Person } from '../state/model.ts';

/** What Slack itself says to a person, in the language of their Slack. */
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
}

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
};

export function wordsFor({ locale }: Person): SlackWords {
  return locale === 'zh-CN' ? chinese : english;
}
