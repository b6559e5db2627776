import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/*
 * Custom import rules: eslint-plugin-import and its successors ignore type imports when they search for cycles, and most
 * cycles here consisted of type imports.
 */

/** The importers of a file, including type imports, by the file's path; read once per program. */
const importers = new WeakMap();

/** @param {ts.Program} program */
function importersIn(program) {
  const known = importers.get(program);
  if (known !== undefined) return known;
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { fileName, statements } of program.getSourceFiles()) {
    if (fileName.includes('/node_modules/')) continue;
    for (const statement of statements) {
      if (!(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))) continue;
      const name = statement.moduleSpecifier?.text;
      if (name?.startsWith('.') !== true) continue;
      const path = resolve(dirname(fileName), name);
      found.set(path, [...(found.get(path) ?? []), fileName]);
    }
  }
  importers.set(program, found);
  return found;
}

/**
 * All files whose imports lead to a file, each with the next file on the shortest path there.
 * @param {Map<string, string[]>} importers
 * @param {string} file
 */
function waysTo(importers, file) {
  const ways = new Map();
  const queue = [file];
  for (const here of queue) {
    for (const importer of importers.get(here) ?? []) {
      if (ways.has(importer)) continue;
      ways.set(importer, here);
      queue.push(importer);
    }
  }
  return ways;
}

const noCycle = {
  meta: { type: 'problem', schema: [], messages: { cycle: 'This import leads back to this file: {{way}}.' } },
  create(context) {
    const { filename } = context;
    const ways = waysTo(importersIn(context.sourceCode.parserServices.program), filename);
    const check = ({ source }) => {
      if (source?.value.startsWith('.') !== true) return;
      let at = resolve(dirname(filename), source.value);
      if (!ways.has(at)) return;
      const way = [at];
      while (at !== filename) way.push((at = ways.get(at)));
      context.report({ node: source, messageId: 'cycle', data: { way: way.map(shortened).join(' -> ') } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

/** @param {string} path */
function shortened(path) {
  return path.replace(/^.*\/(?=(src|test)\/)/, '');
}

const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const noExtraneousDependencies = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { dev: { type: 'boolean' } }, additionalProperties: false }],
    messages: { undeclared: "'{{name}}' is not among the {{where}} of package.json." },
  },
  create(context) {
    const [{ dev = false } = {}] = context.options;
    const declared = dev ? { ...dependencies, ...devDependencies } : dependencies;
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || /^(\.|node:)/.test(source.value)) return;
      const [name] = /^(@[^/]+\/)?[^/]+/.exec(source.value) ?? [source.value];
      const where = dev ? 'dependencies and devDependencies' : 'dependencies';
      if (!Object.hasOwn(declared, name))
        context.report({ node: source, messageId: 'undeclared', data: { name, where } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export default { rules: { 'no-cycle': noCycle, 'no-extraneous-dependencies': noExtraneousDependencies } };
