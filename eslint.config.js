import tseslint from 'typescript-eslint';

/** The floors of the house: which rooms a room may not import. See CONTRIBUTING, "Floors". */
const rooms = ['osm', 'tickets', 'updates', 'slack', 'store', 'ops', 'locales', 'sandbox'];

/** Every room may use these two; both stand on nothing. */
const ground = ['ops', 'locales'];

/**
 * @param {string} room the folder below src
 * @param {string[]} allowed rooms whose values and types it may import
 * @param {string[]} typesOnly rooms of which it may import types
 */
function floor(room, allowed, typesOnly = []) {
  const forbidden = rooms.filter((other) => other !== room && !allowed.includes(other));
  // From a folder of the room the way out is longer; `../tickets/` in there is the room's own.
  const places = [
    { files: [`src/${room}/*.ts`], out: '^\\.\\./' },
    { files: [`src/${room}/*/**/*.ts`], out: '^\\.\\./(\\.\\./)+' },
  ];
  return places.map(({ files, out }) => ({
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
          ],
        },
      ],
    },
  }));
}

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
  floor('tickets', []),
  floor('osm', [], ['tickets']),
  floor('store', [], ['tickets']),
  floor('updates', [...ground, 'tickets', 'osm', 'store']),
  floor('slack', [...ground, 'tickets', 'osm', 'store'], ['updates']),
  floor('ops', []),
  floor('locales', []),
  floor('sandbox', []),
);
