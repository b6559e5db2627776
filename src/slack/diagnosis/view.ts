import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { codeOf } from '../../tickets/create/choice-code.ts';
import { addressLimit } from '../../tickets/diagnosis/use-cases.ts';
import type {
  DiagnosisRecord,
  Resource,
  CheckResult,
  DiagnosisState,
  Finding,
  Findings,
} from '../../tickets/diagnosis/diagnosis.ts';
import { context, plain, section, type Block, type Modal, button, row } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { inWords } from '../kit/message.ts';
import { modal, input, type FormState, noteView } from '../kit/modal.ts';
import { pagesOf } from '../kit/pages.ts';
import { cut, clean } from '../text/cut.ts';
import { foreign } from '../text/document.ts';
import { shownName, shownTime } from '../text/read.ts';

/** Slack's limit for the options of a menu. */
const maxServers = 100;

export interface ServersForm {
  readonly known: Metadata<'diagnosis'>;
  readonly servers: readonly Resource[];
  readonly records: readonly DiagnosisRecord[];
  readonly form: FormState;
}

/** The choice of a server to diagnose, with earlier diagnoses. */
export function serversView({ known, servers, records, form }: ServersForm, texts: Texts): Modal {
  const { inputs, views } = ids.diagnosis;
  const options = servers.slice(0, maxServers).map(option);
  const chosen = options.find(({ value }) => value === known.server);
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: inputs.server,
    placeholder: plain(texts('create.choose'), 150),
    options,
    ...(chosen !== undefined && { initial_option: chosen }),
  };
  const hint = servers.length > maxServers ? texts('diagnosis.more-servers', { count: maxServers }) : undefined;
  return modal(texts, {
    callback: views.servers,
    metadata: encodeMetadata('diagnosis', known),
    title: texts('diagnosis.title'),
    submit: texts('diagnosis.start'),
    close: texts('diagnosis.back'),
    form,
    blocks: [
      section(texts('diagnosis.about')),
      input(inputs.server, texts('diagnosis.server'), element, { hint }),
      input(inputs.eip, texts('diagnosis.eip'), address(known.eip), {
        hint: texts('diagnosis.eip-hint'),
        optional: true,
      }),
      ...(records.length === 0 ? [] : [before(records, servers, texts)]),
    ],
  });
}

function option({ id, name, address }: Resource): types.PlainTextOption & { readonly value: string } {
  return { text: plain(address === undefined ? name : `${name} · ${address}`, 75), value: codeOf(id) };
}

function address(eip = ''): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: ids.diagnosis.inputs.eip,
    max_length: addressLimit,
    ...(eip !== '' && { initial_value: eip }),
  };
}

/** Earlier diagnoses. They identify a server by its address; for listed servers, the name is shown. */
function before(records: readonly DiagnosisRecord[], servers: readonly Resource[], texts: Texts): Block {
  const lines = records.map(({ resource = '', at, problems }) => {
    const name = servers.find(({ eip }) => eip === resource)?.name ?? resource;
    const named = { name: shownName(name), time: at === undefined ? '' : shownTime(at) };
    return problems === undefined
      ? texts('diagnosis.record.none', named)
      : texts('diagnosis.record', { ...named, problems });
  });
  return context([texts('diagnosis.before'), ...lines].join('\n'));
}

/** Limits for findings in a view; each is a block, and a diagnosis has fewer. */
const pageLimits = { blocks: 80 } as const;

/** What a person can do with the findings. */
const nextSteps = ['attach', 'solved', 'go-on'] as const;

const marks: Readonly<Record<CheckResult, string>> = { abnormal: '🔴', unknown: '⚪', skipped: '⚪', normal: '🟢' };

/** The progress of a diagnosis: how many checks are finished. */
export function diagnosisProgress({ checks }: DiagnosisState, texts: Texts): Modal {
  const finished = checks.filter(({ result }) => result !== 'skipped').length;
  const words = inWords('diagnosis.progress', { finished, checks: checks.length }, texts);
  return noteView(texts('diagnosis.title'), words, texts);
}

/** How many checks found a problem, how many have no result, and how many there are in total. */
function countsOf(findings: readonly Finding[]): Record<'abnormal' | 'open' | 'all', number> {
  const abnormal = findings.filter(({ result }) => result === 'abnormal').length;
  const open = findings.filter(({ result }) => result === 'skipped' || result === 'unknown').length;
  return { abnormal, open, all: findings.length };
}

/** The findings of a diagnosis, the most serious first, and the choice of what to do with them. */
export function findingsView({ findings, advised }: Findings, known: Metadata<'diagnosis'>, texts: Texts): Modal {
  const { inputs, views } = ids.diagnosis;
  const options = nextSteps.map((step) => ({ text: plain(texts(`diagnosis.next.${step}`), 75), value: step }));
  const [attach] = options;
  const lines = findings.map((finding, at) => line(finding, at, texts));
  const [shown = []] = pagesOf(lines, pageLimits);
  const left = lines.length - shown.length;
  const next: types.RadioButtons = {
    type: 'radio_buttons',
    action_id: inputs.next,
    options,
    ...(attach !== undefined && { initial_option: attach }),
  };
  return modal(texts, {
    callback: views.findings,
    metadata: encodeMetadata('diagnosis', known),
    title: texts('diagnosis.title'),
    submit: texts('diagnosis.continue'),
    close: texts('diagnosis.back'),
    blocks: [
      section(texts('diagnosis.found', countsOf(findings))),
      ...(advised ? [] : [context(texts('diagnosis.no-advice'))]),
      ...shown,
      ...(left === 0 ? [] : [context(texts('diagnosis.more-findings', { count: left }))]),
      input(inputs.next, texts('diagnosis.next'), next),
    ],
  });
}

function line({ name, result, advice, url }: Finding, at: number, texts: Texts): Block {
  const state = texts('diagnosis.result', { result });
  const words = advice === undefined ? '' : `\n${foreign(cut(clean(advice), 1000))}`;
  const text = `${marks[result]} *${shownName(name, 200)}*${state === '' ? '' : ` · ${state}`}${words}`;
  if (url === undefined || url.length > 3000) return section(text);
  const { more } = ids.diagnosis.actions;
  const open = button({ action: `${more}:${at}`, text: texts('diagnosis.read'), value: 'read' });
  return row(text, { ...open, url });
}

/** The abnormal findings as text for a ticket's description. */
export function findingsText({ findings }: Findings, server: string, texts: Texts): string {
  const lines = findings
    .filter(({ result }) => result === 'abnormal')
    .map(({ name, advice }) => `- ${name}${advice === undefined ? '' : `: ${advice}`}`);
  return [texts('diagnosis.text', { server, ...countsOf(findings) }), ...lines].join('\n');
}
