import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { CheckResult, DiagnosisState, Finding, Findings } from '../../tickets/diagnosis/diagnosis.ts';
import { button, context, limits, plain, row, section, type Block, type Modal } from '../kit/kit.ts';
import { pagesOf } from '../kit/pages.ts';
import { cut, clean } from '../text/plain-text.ts';
import { foreign } from '../text/foreign.ts';
import { shownName } from '../text/ticket-words.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { inWords } from '../kit/message.ts';
import { input, noteView } from '../kit/modal.ts';

/** Findings in a view; more than a diagnosis has, and each is a block. */
const room = { blocks: 80 } as const;

/** What a person can do with findings. */
const nextSteps = ['attach', 'solved', 'go-on'] as const;

const marks: Readonly<Record<CheckResult, string>> = { abnormal: '🔴', unknown: '⚪', skipped: '⚪', normal: '🟢' };

export function diagnosisProgress({ checks }: DiagnosisState, texts: Texts): Modal {
  const finished = checks.filter(({ result }) => result !== 'skipped').length;
  const words = inWords('diagnosis.progress', { finished, checks: checks.length }, texts);
  return noteView(texts('diagnosis.title'), words, texts);
}

/** How many checks found something, how many have no result, and how many there are. */
function countsOf(findings: readonly Finding[]): Record<'abnormal' | 'open' | 'all', number> {
  const abnormal = findings.filter(({ result }) => result === 'abnormal').length;
  const open = findings.filter(({ result }) => result === 'skipped' || result === 'unknown').length;
  return { abnormal, open, all: findings.length };
}

/** What a diagnosis found, the worst first, and what is to become of it. */
export function findingsView({ findings, advised }: Findings, known: Metadata<'diagnosis'>, texts: Texts): Modal {
  const { inputs, views } = ids.diagnosis;
  const options = nextSteps.map((step) => ({ text: plain(texts(`diagnosis.next.${step}`), 75), value: step }));
  const [attach] = options;
  const lines = findings.map((finding, at) => line(finding, at, texts));
  const [shown = []] = pagesOf(lines, room);
  const left = lines.length - shown.length;
  const next: types.RadioButtons = {
    type: 'radio_buttons',
    action_id: inputs.next,
    options,
    ...(attach !== undefined && { initial_option: attach }),
  };
  return {
    type: 'modal',
    callback_id: views.findings,
    private_metadata: encodeMetadata('diagnosis', known),
    title: plain(texts('diagnosis.title'), limits.viewTitle),
    submit: plain(texts('diagnosis.continue'), limits.viewTitle),
    close: plain(texts('diagnosis.back'), limits.viewTitle),
    blocks: [
      section(texts('diagnosis.found', countsOf(findings))),
      ...(advised ? [] : [context(texts('diagnosis.no-advice'))]),
      ...shown,
      ...(left === 0 ? [] : [context(texts('diagnosis.more-findings', { count: left }))]),
      input(inputs.next, texts('diagnosis.next'), next),
    ],
  };
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

/** The findings that matter, as text for the description of a ticket. */
export function findingsText({ findings }: Findings, server: string, texts: Texts): string {
  const lines = findings
    .filter(({ result }) => result === 'abnormal')
    .map(({ name, advice }) => `- ${name}${advice === undefined ? '' : `: ${advice}`}`);
  return [texts('diagnosis.text', { server, ...countsOf(findings) }), ...lines].join('\n');
}
