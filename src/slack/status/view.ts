import type { Texts } from '../../locales/index.ts';
import type { ServiceHealth, ServiceTrouble } from '../../tickets/ports.ts';
import type { DeadLetters, DeliveryProblemPage } from '../../tickets/links/delivery-problems.ts';
import type { UpdatesStatus } from '../../updates/ports.ts';
import type { ShownStatus } from '../interaction/context.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from '../interaction/metadata.ts';
import { button, context, row, section, type Block } from '../kit/kit.ts';
import { message, type Message, firstFitting } from '../kit/message.ts';
import { pager } from '../kit/pages.ts';
import { pausedButtons, pausedLine, reasonWords } from '../paused/view.ts';
import { shownName, shownTime, utc } from '../text/read.ts';

/** Keeps the section within its limit of 3,000 characters. */
const shownProcesses = 10;
const shownAdmins = 20;

/** Maximum characters of the facts (each problem gets half), tried from most to least until the blocks fit. */
const lengths = [3000, 1500, 600, 250] as const;

/** The state of updates, and the problems that operators must solve. */
export function updatesStatus(status: ShownStatus, deliveryProblems: DeliveryProblemPage, texts: Texts): Message {
  const { paused, dead, page, hasMore } = deliveryProblems;
  const facts = (time: (at: number) => string) => factLines(status, time, texts);
  const shown = facts(shownTime)
    .map((line) => `• ${line}`)
    .join('\n');
  const drawn = (maxLength: number): Block[] => [
    section(shown, maxLength),
    ...(paused.length === 0 ? [] : [context(`*${texts('troubles.suspended.title')}*`)]),
    ...paused.flatMap((state): Block[] => [
      section(pausedLine(state, shownTime, texts), maxLength / 2),
      { type: 'actions', elements: pausedButtons(state.link, texts) },
    ]),
    ...(dead.length === 0 ? [] : [context(`*${texts('troubles.dead.title')}*`)]),
    ...dead.map((letters) => deadRow(letters, maxLength / 2, texts)),
    ...pager({ action: ids.actions.statusPage, value: pageValue, page, hasMore }, texts),
  ];
  const lines = [
    ...facts(utc),
    ...paused.map((state) => pausedLine(state, utc, texts)),
    ...dead.map((letters) => deadLine(letters, utc, texts)),
  ];
  const blocks = firstFitting(lengths.map((maxLength) => () => drawn(maxLength)));
  return message(lines.join('\n'), blocks, 3000);
}

const pageValue = (page: number) => encodeMetadata('status', { page });

function factLines(status: ShownStatus, time: (at: number) => string, texts: Texts): string[] {
  const {
    reading,
    feedRetryAt,
    sweep,
    lastPollAt,
    lastError,
    followed,
    pending,
    dead,
    paused,
    lag,
    pause,
    budget,
    processes,
    missingScopes = [],
    admins,
  } = status;
  return [
    ...(status.service === undefined ? [] : [healthLine(status.service, time, texts)]),
    texts('commands.status.reading', { reading, retry: feedRetryAt === undefined ? 'none' : time(feedRetryAt) }),
    ...sweepLines(sweep, time, texts),
    lastPollAt === undefined
      ? texts('commands.status.no-poll')
      : texts('commands.status.poll', { time: time(lastPollAt) }),
    texts('commands.status.lag', { polls: duration(lag.polls), posts: duration(lag.posts) }),
    texts('commands.status.followed', { followed, suspended: paused }),
    texts('commands.status.pending', { pending, dead }),
    ...(pause === undefined
      ? []
      : [texts('commands.status.pause', { failures: pause.failures, time: time(pause.until) })]),
    texts('commands.status.budget', { ...budget }),
    ...processes.slice(0, shownProcesses).map(({ name, since, groups }) => {
      return texts('commands.status.process', { name: shownName(name), time: time(since), groups });
    }),
    ...(admins === undefined ? [] : [adminLine(admins, texts)]),
    ...(missingScopes.length === 0
      ? []
      : [texts('commands.status.scopes', { scopes: missingScopes.map((scope) => `\`${scope}\``).join(', ') })]),
    ...(lastError === undefined ? [] : [texts('commands.status.error', { error: shownName(lastError, 500) })]),
  ];
}

/** Only one person sees the status, so the mentions notify nobody. */
function adminLine(admins: readonly string[], texts: Texts): string {
  const mentions = admins.slice(0, shownAdmins).map((id) => (id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`));
  return texts('commands.status.admins', {
    who: admins.length === 0 ? 'workspace' : 'named',
    names: mentions.join(', '),
    more: admins.length - mentions.length,
  });
}

/** How status changes are found. */
function sweepLines(sweep: UpdatesStatus['sweep'], time: (at: number) => string, texts: Texts): string[] {
  if (sweep === undefined) return [texts('commands.status.no-sweep')];
  const { mode, lastAt, listed, error } = sweep;
  return [
    texts('commands.status.sweep', {
      // Choices in a text can't contain hyphens.
      mode: mode.replaceAll('-', '_'),
      listed: listed ?? 0,
      time: lastAt === undefined ? 'none' : time(lastAt),
    }),
    ...(error === undefined ? [] : [texts('commands.status.sweep-error', { error: shownName(error, 300) })]),
  ];
}

/** Delays shorter than this are normal and shown as 0. Milliseconds. */
const punctual = 2000;

/** A duration in the most suitable unit (`45 s`, `12 min`, `3 h`); `0` for a very short one. */
function duration(milliseconds: number): string {
  if (milliseconds < punctual) return '0';
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

function deadRow(letters: DeadLetters, maxLength: number, texts: Texts): Block {
  const { id: link, ticket: id } = letters.link;
  const again = button({
    action: ids.actions.redeliver,
    text: texts('troubles.send-again'),
    value: encodeMetadata('suspended', { link }),
    label: texts('troubles.send-again.label', { id }),
  });
  return row(deadLine(letters, shownTime, texts), again, maxLength);
}

function deadLine({ link, count, since, reason }: DeadLetters, time: (at: number) => string, texts: Texts): string {
  return texts('troubles.dead.line', {
    id: shownName(link.ticket),
    channel: `<#${link.channel}>`,
    count,
    since: time(since),
    reason: reasonWords(reason, texts),
  });
}

/** Since when calls of the ticket service fail, why, and which settings to check: a line for operators. */
function healthLine({ since, code, trouble }: ServiceHealth, time: (at: number) => string, texts: Texts): string {
  const problem =
    trouble === undefined ? texts('service.failing', { code: shownName(code) }) : troubleWords(trouble, texts);
  return texts('service.health', { time: time(since), problem });
}

/** The host and the detail may come from any server that answered, so they are marked as foreign. */
function troubleWords({ kind, host, check, minutes, detail }: ServiceTrouble, texts: Texts): string {
  return texts(`service.${kind}`, {
    host: shownName(host),
    check: check.map((name) => `\`${name}\``).join(', '),
    minutes: minutes === undefined ? 'unknown' : Math.abs(minutes),
    ahead: (minutes ?? 0) > 0 ? 'yes' : 'no',
    detail: detail === undefined ? 'none' : shownName(detail),
  });
}
