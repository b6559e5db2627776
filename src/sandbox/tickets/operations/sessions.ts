import { business } from '../gateway/refusal.ts';
import { sessionEnd } from '../state/access.ts';
import type { Authorization, Session } from '../state/world.ts';
import { findAuthorization } from './authorizations.ts';
import { number, page, type Call, type Handler } from './call.ts';
import { stamp, stampMaybe } from './time.ts';

/** What engineers did on hosts that they were let in to. */
export const sessions = {
  listHistorySessions: (call) => {
    const entry = withDetail(call);
    const now = call.context.now();
    const shown = page(call, entry.sessions).map((session) => {
      const end = sessionEnd(entry, session, now);
      return {
        duration: String(Math.round(((end ?? now) - session.from) / 1000)),
        session_id: session.id,
        start_time: stamp(call, session.from),
        end_time: stampMaybe(call, end),
      };
    });
    return { total_count: entry.sessions.length, session_list: shown };
  },
  listHistoryOperateLogs: (call) => {
    const { commands } = findSession(call);
    const shown = page(call, sorted(call, commands)).map(({ text, at }) => ({
      oper: text,
      operate_time: stamp(call, at),
    }));
    return { total_count: commands.length, ops_list: shown };
  },
  listTransportHistories: (call) => {
    const session = findSession(call);
    const shown = page(call, sorted(call, session.files)).map((file) => ({
      duration: '1',
      operate_time: stamp(call, file.at),
      operate_type: file.direction,
      file_name: file.name,
      from_path: file.from,
      to_path: file.to,
      file_size: String(file.size),
      oper_result: 'success',
    }));
    return { total_count: session.files.length, file_ops_list: shown };
  },
} satisfies Record<string, Handler>;

function withDetail(call: Call): Authorization {
  const entry = findAuthorization(call);
  if (entry.host.id !== number(call, 'authorization_detail_id')) {
    throw business('OSM.01010001', 'no such authorization detail');
  }
  return entry;
}

function findSession(call: Call): Session {
  const id = number(call, 'session_id');
  const session = withDetail(call).sessions.find((candidate) => candidate.id === id);
  if (session === undefined) throw business('OSM.01010001', 'no such session');
  return session;
}

/** Newest first where `sort` is 1; what the values mean is not documented. */
function sorted<T extends { readonly at: number }>(call: Call, items: readonly T[]): readonly T[] {
  const direction = number(call, 'sort') === 1 ? -1 : 1;
  return items.toSorted((a, b) => (a.at - b.at) * direction);
}
