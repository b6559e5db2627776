/** What marks mean nothing in: a token of Slack's, and code on one line. */
const opaque = /<[^<>]*>|`[^`]+`/g;

/** A bullet as Slack's clients write lists into the text of a message. */
const bullet = /^([^\S\n\r\u2028\u2029]*)[•◦▪]\ufe0e?[^\S\n]+/gm;

/**
 * Takes Slack's formatting out of the text of a message: bold, italic, strike, code and lists as a person saw them
 * (docs.slack.dev, "Formatting message text"). A mark counts between blanks or punctuation and the words, and ends on its line;
 * what stands in code, or in a token, stays as it is.
 */
export function withoutMarks(text: string): string {
  const parts = text.split('```');
  return parts
    .map((part, at) => {
      const isLast = at === parts.length - 1;
      if (at % 2 === 1 && !isLast) return part.replace(/^\n|\n$/g, '');
      const plain = part.replace(bullet, '$1- ').split('\n').map(lineWithout).join('\n');
      return at % 2 === 1 ? `\`\`\`${plain}` : plain;
    })
    .join('');
}

function lineWithout(line: string): string {
  if (!/[*_~`]/.test(line)) return line;
  // One for each character: 1 where marks mean nothing, 2 where one is left out.
  const cells = new Uint8Array(line.length);
  for (const { 0: found, index } of line.matchAll(opaque)) {
    const last = index + found.length - 1;
    cells.fill(1, index, last + 1);
    if (found.startsWith('`')) cells[index] = cells[last] = 2;
  }
  const open = new Map<string, number>();
  for (let at = 0; at < line.length; at += 1) {
    const mark = line.charAt(at);
    if ((mark !== '*' && mark !== '_' && mark !== '~') || cells[at] !== 0) continue;
    const start = open.get(mark);
    if (start !== undefined && at > start + 1 && !isBlank(line, at - 1) && !isWord(line, at + 1)) {
      cells[start] = cells[at] = 2;
      open.delete(mark);
    } else if (line.charAt(at + 1) !== mark && !isBlank(line, at + 1) && !isWord(line, at - 1)) {
      open.set(mark, at);
    }
  }
  return without(line, cells);
}

function without(line: string, cells: Uint8Array): string {
  let kept = '';
  let from = 0;
  for (let at = cells.indexOf(2); at >= 0; at = cells.indexOf(2, from)) {
    kept += line.slice(from, at);
    from = at + 1;
  }
  return kept + line.slice(from);
}

function isWord(line: string, at: number): boolean {
  const character = line.charAt(at);
  if (character < '\x80') return /[A-Za-z0-9]/.test(character);
  return /[\p{L}\p{N}]/u.test(character);
}

/** Also the ends of the line. */
function isBlank(line: string, at: number): boolean {
  const character = line.charAt(at);
  return character === '' || character === ' ' || /\s/.test(character);
}
