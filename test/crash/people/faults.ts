/** A replacement in a source file. */
export interface Edit {
  readonly file: string;
  /** The original text, which occurs exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A fault planted in a copy of the source: a rule that the bot follows is removed. */
export interface Fault {
  readonly edits: readonly Edit[];
  /** The check that must find it: the play, or test files for faults that the play cannot see. */
  readonly foundBy: 'people' | readonly string[];
}

const anyVersion: Edit = {
  file: 'src/tickets/create/version.ts',
  from: 'return words === knownWords && content === knownContent;',
  to: 'return true || words === knownWords || content === knownContent;',
};

/** More situations with edited forms: lists are down for long, and people change their text nearly always. */
const moreEdits: readonly Edit[] = [
  {
    file: 'test/crash/people/play.ts',
    from: 'lists.start(forLists, timing.lease / 2)',
    to: 'lists.start(forLists, 2 * timing.lease)',
  },
  { file: 'test/crash/people/instruct.ts', from: 'const rewording = 0.35;', to: 'const rewording = 0.9;' },
];

/**
 * By the names for `--plant`; faults that cannot be planted through the bot's calls alone. See `docs/crash-tests.md`.
 */
export const faults = {
  // The outcome of one version of a form is reported for every version.
  'any-version': { edits: [anyVersion, ...moreEdits], foundBy: 'people' },
  // A form being sent is offered as a draft, and different text counts as the same.
  'draft-in-flight': {
    edits: [
      anyVersion,
      {
        file: 'src/slack/create/find-draft.ts',
        from: "became.state === 'working' || (became.state === 'none' && isBeingSent(draft, context.now()))",
        to: 'false && isBeingSent(draft, context.now())',
      },
    ],
    foundBy: ['test/e2e/other-words.test.ts'],
  },
  // Simultaneous requests are all handled at once, and their calls are not limited.
  'no-queue': {
    edits: [
      {
        file: 'src/osm/on-behalf.ts',
        from: 'if (who === undefined) return send(call);',
        to: 'if (true) return send(call);',
      },
      {
        file: 'src/slack/middleware/receiver-wrapper.ts',
        from: "if (kind === 'closed') return",
        to: "if (kind === 'closed' || true) return",
      },
    ],
    foundBy: ['test/e2e/flood.test.ts'],
  },
  // What a clock that was ahead left behind is not corrected at the next start.
  'clock-set-back': {
    edits: [
      {
        file: 'src/updates/repair-clock-skew.ts',
        from: '  const at = now + timing.settle;',
        to: '  return;\n  const at = now + timing.settle;',
      },
    ],
    foundBy: ['test/crash/clock.test.ts'],
  },
  // A form is acknowledged only after it has been checked, however long that takes.
  'ack-waits': {
    edits: [
      {
        file: 'src/slack/create/submit.ts',
        from: '(await withTimeout(validating, Math.min(checkTimeoutMs, context.timeLeft())))?.value',
        to: 'await validating',
      },
    ],
    foundBy: ['test/e2e/promptness.test.ts'],
  },
  // Thousands of answers due at the same time block the event loop, and with it every ack.
  'slow-acks': {
    edits: [
      { file: 'src/osm/transport.ts', from: '    await immediate();\n', to: '' },
      {
        file: 'src/slack/client.ts',
        from: 'new PQueue({ concurrency: atOnce })',
        to: 'new PQueue({ concurrency: 10 ** atOnce })',
      },
    ],
    foundBy: ['test/osm/transport.test.ts', 'test/slack/client.test.ts'],
  },
} as const satisfies Readonly<Record<string, Fault>>;

/** @returns undefined if there is none with this name */
export function faultNamed(name: string): Fault | undefined {
  return Object.entries(faults).find(([known]) => known === name)?.[1];
}
