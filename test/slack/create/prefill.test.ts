import { describe, expect, it } from '@jest/globals';
import { createTexts } from '../../../src/locales/index.ts';
import { prefill } from '../../../src/slack/create/prefill.ts';

const texts = createTexts('en');
const from = {
  text: 'The server is down',
  permalink: 'https://x.slack.com/archives/C1/p12',
  files: [],
};

describe('what a form begins with', () => {
  it('is the message and where it stands', () => {
    expect(prefill({ from }, texts)).toEqual({
      description: 'The server is down\n\nhttps://x.slack.com/archives/C1/p12',
      notices: [],
    });
  });

  it('is the typed text', () => {
    expect(prefill({ text: ' help ' }, texts).description).toBe('help');
    expect(prefill({}, texts)).toEqual({ description: '', notices: [] });
  });

  it('is cut where it is too long, says so, and keeps the permalink whole', () => {
    const { description, notices } = prefill({ from: { ...from, text: 'x'.repeat(2000) } }, texts);
    expect(description.length).toBeLessThanOrEqual(1200);
    expect(description.endsWith(from.permalink)).toBe(true);
    expect(notices).toHaveLength(1);
  });

  it('says how many files cannot be taken along', () => {
    expect(prefill({ from: { ...from, unlisted: 2 } }, texts).notices[0]).toContain(
      "2 files of the message aren't included",
    );
  });
});
