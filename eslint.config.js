import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import imports from './lint/imports.js';

/** The floors of the house: which rooms a room may not import. See docs/architecture.md, "Layers". */
const rooms = ['osm', 'tickets', 'updates', 'slack', 'store', 'ops', 'locales', 'sandbox'];

/** Every room may use these two; both stand on nothing. */
const ground = ['ops', 'locales'];

/**
 * @param {string} room the folder below src
 * @param {string[]} allowed rooms whose values and types it may import
 * @param {string[]} typesOnly rooms of which it may import types
 * @param {Record<string, string[]>} steps folders of the room that stand on few of its other folders and files, and on which
 */
function floor(room, allowed, typesOnly = [], steps = {}) {
  const forbidden = rooms.filter((other) => other !== room && !allowed.includes(other));
  // From a folder of the room the way out is longer; `../tickets/` in there is the room's own.
  const places = [
    { files: [`src/${room}/*.ts`], out: '^\\.\\./' },
    { files: [`src/${room}/*/**/*.ts`], out: '^\\.\\./(\\.\\./)+' },
    ...Object.entries(steps).map(([folder, below]) => ({
      files: [`src/${room}/${folder}/*.ts`],
      out: '^\\.\\./(\\.\\./)+',
      more: [
        {
          regex: `^\\.\\./(?!${['../', ...below].map((one) => one.replaceAll('.', '\\.')).join('|')})`,
          message: `${room}/${folder} stands on ${below.join(', ')} only.`,
        },
      ],
    })),
  ];
  return places.map(({ files, out, more = [] }) => ({
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...forbidden.map((other) => ({
              regex: `${out}${other}/`,
              message: `${room} does not stand on ${other}.`,
              allowTypeImports: typesOnly.includes(other),
            })),
            { regex: '^(\\.\\./)+(app|main)\\.ts$', message: 'Only main.ts and app.ts see the whole.' },
            ...more,
          ],
        },
      ],
    },
  }));
}

/** Slack's shapes are made here, where the gallery of the tests sees each of them (`test/slack/gallery/makers.ts`); all else calls that. */
const madeHere = ['src/slack/kit/**', 'src/slack/**/{view,*-view}.ts', 'src/slack/create/form/**'];

const modalByHand = {
  selector: "Property[key.name='type'][value.value='modal']",
  message: 'Make it with `modal` of kit/modal.ts.',
};

const madeElsewhere = [
  {
    selector:
      "ImportDeclaration[source.value=/kit\\/kit\\.ts$/][importKind='value'] > ImportSpecifier[importKind='value'][imported.name!='limits']",
    message: 'Block Kit is built in kit/ and in *-view.ts only.',
  },
  {
    selector: "ImportDeclaration[source.value=/kit\\/message\\.ts$/] > ImportSpecifier[imported.name='message']",
    message: 'Messages are made in kit/ and in *-view.ts only.',
  },
  {
    selector: "ImportDeclaration[source.value=/kit\\/modal\\.ts$/] > ImportSpecifier[imported.name='modal']",
    message: 'Views are made in *-view.ts only.',
  },
  modalByHand,
  {
    selector:
      'CallExpression[callee.property.name=/^(postMessage|postEphemeral|scheduleMessage|update|send)$/] > ObjectExpression > Property[key.name=/^(text|blocks)$/]',
    message: 'Show a message that a view made: `...shown(message)`.',
  },
];

/** Expressions that do not do what they look like. */
const mistaken = [
  'confusing-quantifier',
  'no-contradiction-with-assertion',
  'no-dupe-characters-character-class',
  'no-dupe-disjunctions',
  'no-empty-alternative',
  'no-empty-capturing-group',
  'no-empty-character-class',
  'no-empty-group',
  'no-empty-lookarounds-assertion',
  'no-escape-backspace',
  'no-invalid-regexp',
  'no-lazy-ends',
  'no-misleading-capturing-group',
  'no-misleading-unicode-character',
  'no-missing-g-flag',
  'no-optional-assertion',
  'no-potentially-useless-backreference',
  'no-useless-assertions',
  'no-useless-backreference',
  'no-useless-dollar-replacements',
  'no-useless-lazy',
  'no-useless-quantifier',
];

export default tseslint.config(
  { ignores: ['dist/**', 'data/**', 'coverage/**', 'src/osm/schema.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['{src,test}/**/*.ts'],
    plugins: { imports },
    rules: { 'imports/no-cycle': 'error', 'imports/no-extraneous-dependencies': ['error', { dev: true }] },
  },
  {
    // What runs in production.
    files: ['src/**/*.ts'],
    ignores: ['src/sandbox/**'],
    rules: { 'imports/no-extraneous-dependencies': 'error' },
  },
  {
    files: ['**/*.{ts,js,cjs}'],
    plugins: { regexp },
    rules: {
      ...Object.fromEntries(mistaken.map((name) => [`regexp/${name}`, 'error'])),
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    },
  },
  {
    // What others write has any length. Tests read what they wrote themselves.
    files: ['src/**/*.{ts,js,cjs}'],
    rules: {
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
    },
  },
  floor('tickets', []),
  floor('osm', ['tickets']),
  floor('store', ['tickets']),
  floor('updates', [...ground, 'tickets', 'osm', 'store']),
  floor('slack', [...ground, 'tickets', 'osm', 'store'], ['updates'], {
    kit: ['text/', 'payload.ts'],
    interaction: ['kit/', 'text/', 'words/', 'files.ts', 'payload.ts'],
  }),
  {
    files: ['src/slack/**/*.ts'],
    ignores: madeHere,
    rules: { 'no-restricted-syntax': ['error', ...madeElsewhere] },
  },
  {
    files: madeHere,
    ignores: ['src/slack/kit/modal.ts'],
    rules: { 'no-restricted-syntax': ['error', modalByHand] },
  },
  floor('ops', []),
  floor('locales', []),
  floor('sandbox', []),
);
