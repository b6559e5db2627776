import { business } from '../gateway/refusal.ts';
import { sessionEnd } from '../state/access.ts';
import type { Authorization, Session } from '../state/world.ts';
import { findAuthorization } from './authorizations.ts';
import { number, page, type Call, type Handler } from './call.ts';
import { plainTime } from './time.ts';

/** What engineers did on hosts they had access to. */
export const sessions = {
  listHistorySessions: (call) => {
    const entry = withDetail(call);
    const now = call.context.now();
    const shown = page(call, entry.sessions).map((session) => {
      const end = sessionEnd(entry, session, now);
      return {
        duration: clockOf((end ?? now) - session.from),
        session_id: session.id,
        start_time: plainTime(call, session.from),
        end_time: end === undefined ? undefined : plainTime(call, end),
      };
    });
    return { total_count: entry.sessions.length, session_list: shown };
  },
  listHistoryOperateLogs: (call) => {
    const { commands } = findSession(call);
    const shown = page(call, sorted(call, commands)).map(({ text, at }) => ({
      oper: text,
      operate_time: plainTime(call, at),
    }));
    return { total_count: commands.length, ops_list: shown };
  },
  listTransportHistories: (call) => {
    const session = findSession(call);
    const shown = page(call, sorted(call, session.files)).map((file) => ({
      duration: clockOf(1000),
      operate_time: plainTime(call, file.at),
      operate_type: file.direction,
      file_name: file.name,
      from_path: file.from,
      to_path: file.to,
      file_size: sizeOf(file.size),
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

/** Oldest first if `sort` is 1; newest first if it is 0, the default. They are stored in chronological order. */
function sorted<T>(call: Call, items: readonly T[]): readonly T[] {
  return number(call, 'sort') === 1 ? items : items.toReversed();
}

/** A span in milliseconds as `hh:mm:ss`. */
function clockOf(span: number): string {
  const seconds = Math.round(span / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Bytes with their unit: k, M or G. */
function sizeOf(bytes: number): string {
  const units = ['k', 'M', 'G'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1024, bytes)) / 10) - 1);
  return `${Number((bytes / 1024 ** (step + 1)).toFixed(2))}${units[step] ?? 'G'}`;
}
