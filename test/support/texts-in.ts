import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Text for people: two words of a language, or any Chinese text. Ids, keys and class names contain no blanks. */
const twoWords = /\p{L}{2,}[,;:]? \p{L}{2,}|\p{Script=Han}/u;

/** Text for developers: errors and log lines. */
const technical = /^(?:new \w*(?:Error|TooLarge)|Error|(?:\w+\.)*log(?:\.\w+|\[\w+\])?)$/;

/**
 * The texts in a source file that a person could see.
 * @param words what counts as text; by default two words
 */
export function textsIn(file: string, words = twoWords): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const callee = ts.isNewExpression(node)
      ? `new ${node.expression.getText()}`
      : ts.isCallExpression(node)
        ? node.expression.getText()
        : '';
    if (technical.test(callee) || isList(node)) return;
    const text =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : '';
    if (words.test(text)) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `'a b c'.split(' ')` */
function isList(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && ts.isStringLiteral(node.expression) && node.name.text === 'split';
}
