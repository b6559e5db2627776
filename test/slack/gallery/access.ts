import { accessCard, accessList } from '../../../src/slack/access/card-view.ts';
import { approvalView, type ShownApproval, redrawn, decisionView } from '../../../src/slack/access/approval-view.ts';
import { accessLogView } from '../../../src/slack/access/log-view.ts';
import type { Texts } from '../../../src/locales/index.ts';
import type { LogEntry } from '../../../src/tickets/access/log.ts';
import { at, failed, longAccess, longRequests, longId, open, shortAccess, times } from './content.ts';
import type { Entry } from './entry.ts';

const approval = { by: 'U1', at, from: at, until: at + 1, agency: 'G1' };

const shortForm: ShownApproval = {
  ...{ detail: { request: shortAccess, hosts: [], console: false }, way: 'agency', agencies: [], step: 'first' },
  ...{ ticket: '1', at },
};

const longForm = (long: string, way: ShownApproval['way']): ShownApproval => ({
  detail: {
    request: longAccess(long, 0),
    hosts: times(20, (place) => ({ id: `1${'0'.repeat(18)}${place}`.slice(-20), name: long, port: 22, account: long })),
    console: false,
  },
  ...{ way, agencies: times(150, (place) => ({ id: `G${place}`, name: long })) },
  ...{ agreement: { id: Number.MAX_SAFE_INTEGER, name: long, text: long }, step: 'only' },
  ...{ first: { ...approval, agency: undefined }, ticket: longId, at },
});

/** The form as Slack sends it back. */
const sentBack = (form: ShownApproval, texts: Texts): Parameters<typeof redrawn>[0] => {
  const { type, callback_id = '', private_metadata = '', title, blocks } = approvalView(form, texts);
  return {
    ...{ id: 'V1', team_id: 'T1', app_id: 'A1', bot_id: 'B1', app_installed_team_id: 'T1', hash: '1' },
    ...{ type, callback_id, private_metadata, title, blocks, state: { values: {} }, close: null, submit: null },
    ...{ root_view_id: null, previous_view_id: null, clear_on_close: false, notify_on_close: false },
  };
};

const about = (long: string) => ({ host: long, session: longId, at });

const logEntries = (long: string): readonly LogEntry[] => [
  { ...about(long), kind: 'entered' },
  ...times(10, (): LogEntry => ({ ...about(long), kind: 'command', text: long })),
  { ...about(long), kind: 'file', transfer: { direction: 'download', name: long, from: long, to: long, size: '1' } },
  { ...about(long), kind: 'left' },
];

export const access: readonly Entry[] = [
  {
    name: 'accessCard',
    shortest: (texts) => accessCard({ ticket: '1', authorization: shortAccess, approvals: [], at }, texts),
    longest: (texts, long) => {
      const approvals = times(10, () => approval);
      return accessCard({ ticket: longId, authorization: longAccess(long, 1), approvals, at }, texts);
    },
  },
  {
    name: 'accessList',
    shortest: (texts) => accessList({ ticket: '1', requests: [], decides: false, at }, texts),
    longest: (texts, long) => accessList({ ticket: longId, requests: longRequests(long), decides: true, at }, texts),
  },
  {
    ...{ name: 'approvalView', kind: 'by an agency' },
    shortest: (texts) => approvalView(shortForm, texts),
    longest: (texts, long) => approvalView(longForm(long, 'agency'), texts),
  },
  {
    ...{ name: 'approvalView', kind: 'by accounts of hosts' },
    shortest: (texts) => approvalView({ ...shortForm, way: 'account', step: 'only' }, texts),
    longest: (texts, long) => approvalView(longForm(long, 'either'), texts),
  },
  {
    ...{ name: 'approvalView', kind: 'of the console' },
    shortest: (texts) => {
      const detail = { request: shortAccess, hosts: [], console: true };
      return approvalView({ ...shortForm, detail, step: 'only' }, texts);
    },
    longest: (texts, long) => {
      const form = longForm(long, 'either');
      return approvalView({ ...form, detail: { ...form.detail, console: true } }, texts);
    },
  },
  {
    name: 'redrawn',
    shortest: (texts) => redrawn(sentBack(shortForm, texts), open, texts),
    longest: (texts, long) => redrawn(sentBack(longForm(long, 'either'), texts), failed(long), texts),
  },
  {
    name: 'decisionView',
    shortest: (texts) => decisionView({ ticket: '1', request: 'A1', action: 'cancel', form: open }, texts),
    longest: (texts, long) =>
      decisionView(
        {
          ...{ ticket: longId, request: longId, action: 'reject', authorization: longAccess(long, 0) },
          ...{ reason: long, form: failed(long) },
        },
        texts,
      ),
  },
  {
    name: 'accessLogView',
    shortest: (texts) =>
      accessLogView(
        { detail: { request: shortAccess, hosts: [], console: false }, entries: [] },
        { request: 'A1', page: 0 },
        texts,
      ),
    longest: (texts, long) => {
      const detail = { request: longAccess(long, 1), hosts: [], console: false };
      return accessLogView({ detail, entries: logEntries(long) }, { request: longId, page: 1 }, texts);
    },
  },
];
