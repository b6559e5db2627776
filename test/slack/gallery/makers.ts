import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The types of views and messages. */
const shown = /\b(Modal|Message|ModalView)\b/;

/** Where views and messages are made: the same places as `madeHere` of `eslint.config.js`, which forbids all others. */
const madeHere = /^kit\/|(^|[/-])view\.ts$|^create\/form\//;

/** The exported functions in the folder of the Slack side that make a view or a message, by the type that they say they return. */
export function makersIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => madeHere.test(path) && path.endsWith('.ts'),
  );
  return paths.flatMap((path) => makers(readFileSync(join(folder, path), 'utf8'))).sort();
}

/** The same of one source. A function that does not say what it returns counts too: nobody could tell. */
export function makers(text: string): readonly string[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest);
  return source.statements.filter(isExported).flatMap((statement) =>
    functionsOf(statement).flatMap(({ name, made }) => {
      return name !== undefined && (made === undefined || shown.test(made.getText(source)))
        ? [name.getText(source)]
        : [];
    }),
  );
}

interface Maker {
  readonly name: ts.Node | undefined;
  readonly made: ts.TypeNode | undefined;
}

function functionsOf(statement: ts.Statement): readonly Maker[] {
  if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name, made: statement.type }];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [{ name, made: initializer.type }]
      : [],
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
