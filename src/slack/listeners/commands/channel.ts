import { firstWord } from './parse.ts';

/** A channel as Slack sends it where the app is set to escape them: `<#C123|name>`. */
const channelToken = /<#([CDG][A-Z0-9]{1,30})(?:\|[^<>]*)?>/;

/** A line apart from the channel that it names. */
export interface Aimed {
  readonly channel?: string | undefined;
  readonly rest: string;
}

export function takeChannel(line: string): Aimed {
  return { channel: channelToken.exec(line)?.[1], rest: line.replace(channelToken, ' ') };
}

/** Whether a line begins with a channel's name without an id behind it: it could be any, for names change hands. */
export function isNamedOnly(rest: string): boolean {
  return /^[#＃]\D+$/u.test(firstWord(rest)[0]);
}
