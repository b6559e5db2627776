import type { Observe } from '../journal/exchange.ts';
import type { Delivery } from './app/delivery.ts';
import type { ResponseUrls } from './app/response-urls.ts';
import type { Tally } from './app/tally.ts';
import type { Triggers } from './app/triggers.ts';
import type { Settings } from './settings.ts';
import type { Changes } from './state/changes.ts';
import type { State } from './state/state.ts';
import type { Homes } from './surfaces/homes.ts';
import type { MessageValues } from './surfaces/message-values.ts';
import type { Modals } from './surfaces/modals.ts';
import type { PrivateScreens } from './surfaces/private.ts';
import type { Timers } from './timers.ts';
import type { Faults } from './web/faults.ts';
import type { FileRedirect } from './web/file-redirect.ts';
import type { PostLimit } from './web/post-limit.ts';
import type { RequestLog } from './web/request-log.ts';
import type { TokenStates } from './web/tokens.ts';
import type { Uploads } from './web/uploads.ts';

/** All parts of a running workspace, used by every function below `workspace/`. */
export interface Workspace {
  readonly settings: Settings;
  readonly state: State;
  readonly now: () => number;
  readonly nextTs: () => string;
  readonly timers: Timers;
  readonly changes: Changes;
  readonly delivery: Delivery;
  readonly tally: Tally;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly modals: Modals;
  readonly homes: Homes;
  readonly screens: PrivateScreens;
  readonly messageValues: MessageValues;
  readonly tokens: TokenStates;
  readonly faults: Faults;
  readonly postLimit: PostLimit;
  readonly requests: RequestLog;
  /** Receives every exchange. */
  readonly observe: Observe;
  readonly uploads: Uploads;
  readonly fileRedirect: FileRedirect;
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly origin: () => string;
  /** A ticket for a socket connection; undefined if there are too many. */
  readonly socketTicket: () => string | undefined;
  /** Open Socket Mode connections. */
  readonly connections: () => number;
}
