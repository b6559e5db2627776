import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Running } from './processes.ts';
import { startSlackStub, startTicketStub, type SlackStub } from './stubs.ts';

export const signingSecret = 'bench-signing-secret';

export interface Surrounded extends Running {
  /** The address Slack would send to. */
  readonly url: string;
  readonly slack: SlackStub;
}

/** Starts a program in HTTP mode between stubs of Slack and the ticket API, runs `work`, and stops everything. */
export async function against<T>(
  script: string,
  { port, ticketDelay = 0 }: { readonly port: number; readonly ticketDelay?: number },
  work: (running: Surrounded) => Promise<T>,
): Promise<T> {
  const [slack, tickets] = await Promise.all([startSlackStub(), startTicketStub(ticketDelay)]);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const running = await launch(script, {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.url}/api/`,
    OSM_ENDPOINT: tickets.url,
    IAM_ENDPOINT: tickets.url,
    OSM_ACCESS_KEY: 'AK',
    OSM_SECRET_KEY: 'bench-secret-key',
    OSM_DOMAIN_ID: 'D1',
    DATABASE_URL: `file:${folder}/bench.db`,
    PORT: String(port),
  });
  try {
    return await work({ ...running, url: `http://127.0.0.1:${port}/slack/events`, slack });
  } finally {
    await running.stop();
    slack.close();
    tickets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
