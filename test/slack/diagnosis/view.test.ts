import { describe, expect, it } from '@jest/globals';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { serversView, diagnosisProgress, findingsText, findingsView } from '../../../src/slack/diagnosis/view.ts';
import type { CheckResult, Findings } from '../../../src/tickets/diagnosis/diagnosis.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { readable } from '../../support/rich-text.ts';
import { texts } from '../harness.ts';

const known = { form: newFormMetadata('0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11', undefined), region: 'r' };

const found = (results: readonly CheckResult[], advised = true): Findings => ({
  findings: results.map((result, place) => ({ id: `${place}`, name: `Check ${place}`, result, advice: 'Do <this>.' })),
  advised,
});
const shown = (findings: Findings) => {
  const view = findingsView(findings, known, texts);
  expect(viewFaults(view)).toEqual([]);
  return JSON.stringify(view.blocks);
};

describe('the choice of a server', () => {
  it('names diagnoses of before by their servers, and says where they have no result', () => {
    const at = Date.UTC(2026, 0, 2);
    const records = [
      { job: '1', resource: '192.0.2.1', at, problems: 1 },
      { job: '2', resource: '192.0.2.9', at, problems: 0 },
      { job: '3', resource: '192.0.2.1', at },
      { job: '4' },
    ];
    const servers = [{ id: 's1', name: 'web-1', eip: '192.0.2.1' }];
    const form = { state: 'failed', reason: 'No' } as const;
    const view = serversView({ known: { ...known, eip: '192.0.2.7' }, servers, records, form }, texts);
    expect(viewFaults(view)).toEqual([]);
    const shown = JSON.stringify(view.blocks);
    for (const words of [
      '• web-1, <',
      ': 1 problem\\n• 192.0.2.9, <',
      ': no problems\\n• web-1',
      ': no result',
      '192.0.2.7',
    ])
      expect(shown).toContain(words);
  });
});

describe('the findings of a diagnosis', () => {
  it.each([
    [['normal', 'normal'], '*All 2 checks passed.*', 'no problems found.'],
    [['abnormal', 'normal'], '*1 check found a problem:*', '1 check found a problem.'],
    [
      ['abnormal', 'abnormal', 'skipped'],
      '*2 checks found problems:*',
      '2 checks found problems; 1 of 3 checks has no',
    ],
    [
      ['normal', 'skipped'],
      '*No problems found, but 1 of 2 checks has no result.*',
      'no problems found; 1 of 2 checks',
    ],
    [['unknown', 'skipped'], '*No problems found, but 2 of 2 checks have no result.*', 'no problems found; 2 of 2'],
  ] as const)('of %p say so, in the view and in the ticket', (results, head, text) => {
    expect(shown(found(results))).toContain(head);
    expect(findingsText(found(results), 'web-1', texts)).toContain(`Health check of web-1: ${text}`);
  });

  it('mark each check, and put only what is wrong into the ticket', () => {
    const all = found(['abnormal', 'unknown', 'skipped', 'normal']);
    const view = readable(JSON.parse(shown(all)));
    for (const line of [
      '🔴 Check 0\nDo <this>.',
      '⚪ Check 1 · result unknown',
      '⚪ Check 2 · did not run',
      '🟢 Check 3\n',
    ])
      expect(view).toContain(line);
    expect(findingsText(all, 'web-1', texts).split('\n').slice(1)).toEqual(['- Check 0: Do <this>.']);
  });

  it('say where no advice could be read', () => {
    expect(shown(found(['abnormal'], false))).toContain("Couldn't load advice for these problems.");
    expect(shown(found(['abnormal']))).not.toContain("Couldn't load");
  });

  it('count the checks that have run while they are waited for', () => {
    const checks = (['normal', 'abnormal', 'skipped'] as const).map((result) => ({ result }));
    expect(JSON.stringify(diagnosisProgress({ progress: 'running', checks }, texts))).toContain('2 of 3 checks');
  });
});
