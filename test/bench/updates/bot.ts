import { launch, type Running } from '../processes.ts';
import { signingSecret } from '../surroundings.ts';
import type { BenchTickets } from './tickets.ts';

export interface BotSetting {
  readonly tickets: BenchTickets;
  readonly slackApiUrl: string;
  readonly databaseUrl: string;
  /** Differences from the default configuration. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

export const botToken = 'xoxb-bench';

/** Starts the built bot in its own process, in HTTP mode on a free port. */
export function startBot(
  script: string,
  { tickets, slackApiUrl, databaseUrl, environment }: BotSetting,
): Promise<Running> {
  return launch(script, {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: slackApiUrl,
    PORT: '0',
    DATABASE_URL: databaseUrl,
    ...tickets.environment,
    ...environment,
  });
}
