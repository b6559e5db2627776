/** One place in the source that is changed. */
export interface Edit {
  readonly file: string;
  /** What stands there, exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A fault that is put into a copy of the source: a rule that the bot keeps is taken out again. */
export interface Fault {
  readonly edits: readonly Edit[];
  /** What has to find it: the play, or test files where it is nothing that the play can see. */
  readonly foundBy: 'people' | readonly string[];
}

const anyVersion: Edit = {
  file: 'src/tickets/create/version.ts',
  from: 'return words === knownWords && content === knownContent;',
  to: 'return true || words === knownWords || content === knownContent;',
};

/** What leads to edited forms, more often: lists are down for long, and people change their words nearly always. */
const moreEdits: readonly Edit[] = [
  {
    file: 'test/crash/people/play.ts',
    from: 'lists.start(forLists, timing.lease / 2)',
    to: 'lists.start(forLists, 2 * timing.lease)',
  },
  { file: 'test/crash/people/instruct.ts', from: 'const rewording = 0.35;', to: 'const rewording = 0.9;' },
];

/** By the names of `--plant`; for rows of issue 12 that cannot be planted through the bot's calls alone. See `docs/crash-tests.md`. */
export const faults = {
  // What became of one version of a form is told of every other version.
  'any-version': { edits: [anyVersion, ...moreEdits], foundBy: 'people' },
  // The form that is being sent is offered as a draft, and what is written over it counts as the same.
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
  // Whatever people ask for at once is worked on at once, and the calls that it takes pass as those of nobody do.
  'no-queue': {
    edits: [
      {
        file: 'src/osm/on-behalf.ts',
        from: 'if (who === undefined) return send(call);',
        to: 'if (true) return send(call);',
      },
      {
        file: 'src/slack/middleware/admission.ts',
        from: "if (kind === 'closed') return",
        to: "if (kind === 'closed' || true) return",
      },
    ],
    foundBy: ['test/e2e/flood.test.ts'],
  },
  // What a clock that was ahead left behind is not mended at the next start.
  'clock-set-back': {
    edits: [
      {
        file: 'src/updates/after-set-back.ts',
        from: '  const at = now + timing.settle;',
        to: '  return;\n  const at = now + timing.settle;',
      },
    ],
    foundBy: ['test/crash/clock.test.ts'],
  },
  // A form is acknowledged when it has been checked, however long that takes.
  'ack-waits': {
    edits: [
      {
        file: 'src/slack/create/submit.ts',
        from: '(await within(judging, Math.min(patience, context.timeLeft())))?.value',
        to: 'await judging',
      },
    ],
    foundBy: ['test/e2e/promptness.test.ts'],
  },
  // Thousands of answers that become due together hold up the event loop, and with it every ack.
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

/** @returns undefined where there is none of this name */
export function faultNamed(name: string): Fault | undefined {
  return Object.entries(faults).find(([known]) => known === name)?.[1];
}
