import { readFileSync } from 'node:fs';
import { startTicketService, type TicketServiceServer } from './tickets/service.ts';
import type { EngineerScript } from './tickets/control/engineer.ts';
import type { Snapshot as TicketSnapshot } from './tickets/state/snapshot.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { startWorkspace, type WorkspaceServer } from './workspace/index.ts';

export interface WorldOptions {
  readonly mode: 'socket' | 'http';
  /** The bot's port in HTTP mode. */
  readonly botPort: number;
  readonly engineer: EngineerScript;
  readonly snapshots?: { readonly workspace?: unknown; readonly tickets?: TicketSnapshot | undefined } | undefined;
}

/** The embedded ticket service and workspace, and the environment that connects a bot to both. */
export interface World {
  readonly tickets: TicketServiceServer;
  readonly workspace: WorkspaceServer;
  /** The exchanges between the bot and both servers. */
  readonly journal: Journal;
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Made up for the sandbox; nothing else accepts them. */
const credential = {
  accessKey: 'SANDBOXACCESSKEY',
  secretKey: 'sandbox-secret-access-key',
  domainId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  user: { name: 'service-tickets', password: 'sandbox-password', domain: 'acme', project: 'ap-southeast-3' },
};
const slack = { botToken: 'xoxb-sandbox-bot', appToken: 'xapp-sandbox-app', signingSecret: 'sandbox-signing-secret' };

const manifests = { socket: 'socket-mode', http: 'http' } as const;

/** Starts both servers; the mode's manifest determines the bot token's permissions. */
export async function startWorld({ mode, botPort, engineer, snapshots }: WorldOptions): Promise<World> {
  const manifest = new URL(`../../manifests/${manifests[mode]}.json`, import.meta.url);
  const secrets = [...Object.values(slack), credential.secretKey, credential.user.password];
  const journal = createJournal({ secrets });
  const tickets = await startTicketService({
    credentials: [credential],
    observe: journal.observe,
    engineer,
    snapshot: snapshots?.tickets,
  });
  const workspace = await startWorkspace({
    ...slack,
    observe: journal.observe,
    mode,
    requestUrl: `http://127.0.0.1:${botPort}/slack/events`,
    manifest: JSON.parse(readFileSync(manifest, 'utf8')) as unknown,
    snapshot: snapshots?.workspace,
  }).catch(async (error: unknown) => {
    await tickets.close();
    throw error;
  });
  return {
    tickets,
    workspace,
    journal,
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: workspace.apiUrl,
      ...(mode === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(botPort) }),
      OSM_ENDPOINT: tickets.url,
      IAM_ENDPOINT: tickets.iamUrl,
      OSM_ACCESS_KEY: credential.accessKey,
      OSM_SECRET_KEY: credential.secretKey,
      ROLE_OPERATORS: 'S0OPERATOR',
      ROLE_ADMINS: 'U0ADA00000',
      POLL_INTERVAL: '1',
    },
    close: async () => {
      await Promise.all([workspace.close(), tickets.close()]);
    },
  };
}
