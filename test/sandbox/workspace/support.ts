import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type Logger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { AddressInfo } from 'node:net';
import { startWorkspace, type WorkspaceOptions, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';

export const tokens = {
  botToken: 'xoxb-test-bot-token',
  appToken: 'xapp-test-app-token',
  signingSecret: 'test-signing-secret',
} as const;

/** The client logs every refusal; here they are asked for. */
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export type Mode = 'socket' | 'http';

export interface Connected {
  readonly workspace: WorkspaceServer;
  readonly control: WorkspaceServer['control'];
  readonly client: WebClient;
  stop(): Promise<void>;
}

/** A workspace and the plain Web API client, no app. */
export async function startWithClient(options: Partial<WorkspaceOptions> = {}): Promise<Connected> {
  const workspace = await startWorkspace({ mode: 'socket', ...tokens, ...options });
  return { workspace, control: workspace.control, client: createClient(workspace), stop: () => workspace.close() };
}

export function createClient(workspace: WorkspaceServer, token: string = tokens.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

/** A workspace with a real Bolt app that is connected to it; `prepare` registers listeners. */
export async function startWithApp(
  mode: Mode,
  prepare: (app: App) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<Connected> {
  const workspace = await startWorkspace({ mode, ...tokens, ...options });
  const clientOptions = { slackApiUrl: workspace.apiUrl };
  const http = new HTTPReceiver({ signingSecret: tokens.signingSecret, port: 0, logLevel: LogLevel.ERROR });
  const receiver =
    mode === 'http'
      ? http
      : new SocketModeReceiver({
          appToken: tokens.appToken,
          logLevel: LogLevel.ERROR,
          installerOptions: { clientOptions },
        });
  const app = new App({ token: tokens.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  // Without a handler of its own Bolt logs what listeners throw; here some throw on purpose.
  app.error(() => Promise.resolve());
  prepare(app);
  const server: unknown = await app.start();
  if (mode === 'http') {
    const { port } = (server as { address(): AddressInfo }).address();
    if (!(await workspace.control.setRequestUrl(`http://127.0.0.1:${port}/slack/events`)))
      throw new Error('not verified');
  } else {
    await workspace.control.waitFor(() => workspace.control.stats().connections > 0);
  }
  return {
    workspace,
    control: workspace.control,
    client: createClient(workspace),
    async stop() {
      await app.stop();
      await workspace.close();
    },
  };
}

/** The error code of a rejected Web API call, with the rest of its answer. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown> & { readonly error: string }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: Record<string, unknown> & { error: string } };
    if (data !== undefined) return data;
    throw error;
  }
  throw new Error('The call was not refused.');
}
