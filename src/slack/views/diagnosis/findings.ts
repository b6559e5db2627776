import type { types } from '@slack/bolt';
import type { Texts } from '../../../locales/index.ts';
import type { DiagnosisState, Finding, FindingLevel } from '../../../tickets/diagnosis/diagnosis.ts';
import { inWords } from '../../blocks/in-words.ts';
import { button, context, limits, plain, section, type Block, type Modal } from '../../blocks/kit.ts';
import { pagesOf } from '../../blocks/pages.ts';
import { cut, escape } from '../../blocks/text.ts';
import { shownName } from '../../blocks/ticket-words.ts';
import { ids } from '../../ids.ts';
import { encodeMetadata, type Metadata } from '../../metadata.ts';
import { noteView } from '../note.ts';
import { input } from '../parts.ts';

/** Findings in a view; more than a diagnosis has, and each is a block. */
const room = { blocks: 80 } as const;

/** What a person can do with findings. */
export const nextSteps = ['attach', 'solved', 'go-on'] as const;

export type NextStep = (typeof nextSteps)[number];

const marks: Readonly<Record<FindingLevel, string>> = { problem: '🔴', warning: '🟡', fine: '🟢' };

export function diagnosisProgress({ finished, checks }: DiagnosisState, texts: Texts): Modal {
  return noteView(texts('diagnosis.title'), inWords('diagnosis.progress', { finished, checks }, texts), texts);
}

/** What a diagnosis found, the worst first, and what is to become of it. */
export function findingsView(findings: readonly Finding[], known: Metadata<'diagnosis'>, texts: Texts): Modal {
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
      section(texts('diagnosis.found', { count: findings.filter(({ level }) => level !== 'fine').length })),
      ...shown,
      ...(left === 0 ? [] : [context(texts('diagnosis.more-findings', { count: left }))]),
      input(inputs.next, texts('diagnosis.next'), next),
    ],
  };
}

function line({ name, level, advice, url }: Finding, at: number, texts: Texts): Block {
  const words = advice === undefined ? '' : `\n${escape(cut(advice, 1000))}`;
  const block = section(`${marks[level]} *${shownName(name, 200)}*${words}`);
  if (url === undefined || url.length > 3000) return block;
  const { more } = ids.diagnosis.actions;
  const open = button({ action: `${more}:${at}`, text: texts('diagnosis.read'), value: 'read' });
  return { ...block, accessory: { ...open, url } };
}

/** The findings that matter, as text for the description of a ticket. */
export function findingsText(findings: readonly Finding[], server: string, texts: Texts): string {
  const lines = findings
    .filter(({ level }) => level !== 'fine')
    .map(({ name, advice }) => `- ${name}${advice === undefined ? '' : `: ${advice}`}`);
  return [texts('diagnosis.text', { server, count: lines.length }), ...lines].join('\n');
}
