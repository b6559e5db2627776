import type { AddressInfo } from 'node:net';
import { createDelivery } from './app/delivery.ts';
import { createHttpWire } from './app/http-wire.ts';
import { createResponseUrls } from './app/response-urls.ts';
import { createSocketWire } from './app/socket-wire.ts';
import { createTally } from './app/tally.ts';
import { createTriggers } from './app/triggers.ts';
import { createControl, type WorkspaceControl } from './control.ts';
import { createRemoteControl } from './people/remote.ts';
import { createSettings, type WorkspaceOptions } from './settings.ts';
import { createChanges } from './state/changes.ts';
import { createTimestamps } from './state/ids.ts';
import type { Snapshot } from './state/model.ts';
import { createState, takeSnapshot } from './state/state.ts';
import { createHomes } from './surfaces/homes.ts';
import { createMessageValues } from './surfaces/message-values.ts';
import { createModals } from './surfaces/modals.ts';
import { createPrivateScreens } from './surfaces/private.ts';
import { createTimers } from './timers.ts';
import { createFaults } from './web/faults.ts';
import { createFileRedirect } from './web/file-redirect.ts';
import { createPostLimit } from './web/post-limit.ts';
import { createRequestLog } from './web/request-log.ts';
import { createWebServer, type ControlHandler } from './web/server.ts';
import { createTokenStates } from './web/tokens.ts';
import { createUploads } from './web/uploads.ts';
import type { Workspace } from './workspace.ts';

export interface WorkspaceServer {
  /** For `SLACK_API_URL`: `http://127.0.0.1:<port>/api/`. */
  readonly apiUrl: string;
  readonly control: WorkspaceControl;
  /** Channels, messages, people, files and Home tabs as plain JSON, for `options.snapshot` of a later start. */
  snapshot(): Snapshot;
  close(): Promise<void>;
}

/**
 * Starts an embedded Slack workspace on this machine: Web API, Socket Mode or signed HTTP, file host, and people driven
 * through `control`.
 * @throws ManifestError if Slack would refuse the manifest, and a `ZodError` if the snapshot is invalid
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<WorkspaceServer> {
  const settings = createSettings(options);
  const now = options.now ?? Date.now;
  const state = createState(options.snapshot);
  const changes = createChanges();
  const timers = createTimers();
  const tally = createTally();
  const onChange = () => changes.touch();
  const observe = options.observe ?? (() => undefined);
  let requestUrl = options.requestUrl;
  let origin = '';

  const socket = createSocketWire(state.app.id, onChange);
  const http = createHttpWire({
    signingSecret: settings.signingSecret,
    now,
    patience: settings.ackDeadline + 10_000,
    url: () => requestUrl,
  });
  const ws: Workspace = {
    settings,
    state,
    now,
    nextTs: createTimestamps(now),
    timers,
    changes,
    tally,
    delivery: createDelivery({
      wire: settings.mode === 'socket' ? socket : http,
      timers,
      tally,
      deadline: settings.ackDeadline,
      resendEvents: settings.resendEvents,
      resendInteractive: settings.resendInteractive,
      mode: settings.mode,
      now,
      observe,
      onChange,
    }),
    triggers: createTriggers(now, settings.triggerLife),
    responseUrls: createResponseUrls(now, (id) => `${origin}/response/${state.team.id}/${id}`),
    modals: createModals(now, onChange),
    homes: createHomes(state.homes, now, onChange),
    screens: createPrivateScreens(now, onChange),
    messageValues: createMessageValues(),
    tokens: createTokenStates(),
    faults: createFaults(options.random ?? Math.random),
    postLimit: createPostLimit(now, settings.postsPerSecond, settings.burst),
    requests: createRequestLog(),
    observe,
    uploads: createUploads(),
    fileRedirect: createFileRedirect(),
    origin: () => origin,
    socketTicket: () => socket.ticket(),
    connections: () => socket.connections(),
  };
  const control = createControl(ws, { socket, http, setUrl: (url) => (requestUrl = url) });
  const remote: ControlHandler | undefined =
    options.controlOverHttp === true ? createRemoteControl(control) : undefined;
  const server = createWebServer(ws, remote);
  server.on('upgrade', (request, stream, head) => socket.upgrade(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = options.publicOrigin ?? own;

  return {
    apiUrl: `${own}/api/`,
    control,
    snapshot: () => takeSnapshot(state),
    async close() {
      changes.stop();
      timers.stop();
      await Promise.all([socket.close(), http.close()]);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

export type { WorkspaceControl } from './control.ts';
export type { SlashCommand, WorkspaceOptions } from './settings.ts';
export type { Fault } from './web/faults.ts';
export type { LoggedRequest } from './web/request-log.ts';
export type { PickedFile } from './conversation/files.ts';
export type { Choice } from './people/choose.ts';
export type { WorkspaceStats } from './people/control-reading.ts';
export type { NewPerson } from './people/control-world.ts';
export type { Outcome } from './people/outcome.ts';
export type { ConversationView } from './people/read-conversations.ts';
export type { HistoryView, RootView } from './people/read-history.ts';
export type { ButtonView, ChannelView, FileView, MessageView } from './people/read-messages.ts';
export type { EphemeralView, FieldView, ScreenView, ViewView } from './people/read-views.ts';
export type { Submitted } from './people/submit.ts';
export type { Suggested } from './people/suggest.ts';
export type { Where } from './people/surface.ts';
export type { Typed } from './people/type.ts';
export type { UploadPlace } from './people/upload.ts';
export type { Snapshot } from './state/model.ts';
export { ControlError } from './error.ts';
