import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/** Enough to recognise a fault by; an HTML page of a proxy is not put into the log whole. */
const longestLine = 500;

/**
 * Lets Slack's libraries write into the process's log. Their debug lines hold request bodies, which is to say texts and
 * tokens of people: those lines are dropped whatever the level is.
 */
export function bridgeLog(log: Logger): SlackLogger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      log[level]({ source: 'slack' }, parts.map(readable).filter(Boolean).join(' ').slice(0, longestLine));
    };
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: ignore,
    getLevel: () => LogLevel.INFO,
    setName: ignore,
  };
}

function readable(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'string' ? part : '';
}
