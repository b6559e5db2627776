import type { HttpWire } from './app/http-wire.ts';
import type { SocketWire } from './app/socket-wire.ts';
import { createPeopleControl, type PeopleControl } from './people/control-people.ts';
import { createReadingControl, type ReadingControl } from './people/control-reading.ts';
import { createWorldControl, type WorldControl } from './people/control-world.ts';
import { newSecret } from './state/ids.ts';
import type { Workspace } from './workspace.ts';

/** How the app is connected. */
export interface ConnectionControl {
  /** HTTP mode: the app's endpoint. Resolves with whether it answered the `url_verification`. */
  setRequestUrl(url: string): Promise<boolean>;
  /** Socket Mode: asks all clients to reconnect. */
  refreshConnections(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Socket Mode: cuts all connections. */
  cutConnections(): void;
}

/** Drives the workspace as people and their surroundings do; see the three parts. */
export type WorkspaceControl = PeopleControl & ReadingControl & WorldControl & ConnectionControl;

interface Wires {
  readonly socket: SocketWire;
  readonly http: HttpWire;
  readonly setUrl: (url: string) => void;
}

export function createControl(ws: Workspace, wires: Wires): WorkspaceControl {
  return {
    ...createPeopleControl(ws),
    ...createReadingControl(ws),
    ...createWorldControl(ws),
    setRequestUrl(url) {
      wires.setUrl(url);
      return wires.http.verify(newSecret(), 'verification-token').catch(() => false);
    },
    refreshConnections: (reason = 'refresh_requested') => wires.socket.refresh(reason),
    cutConnections: () => wires.socket.cut(),
  };
}
