import { createRequire } from 'node:module';

/** Slack's emoji names, with their code points. */
const emoji = readEmoji();

/** A leaf of a `rich_text` section. */
type Leaf = Readonly<Record<string, unknown>>;

/** The `rich_text` block that Slack's clients send with every typed message, built from its text. */
export function richTextOf(markup: string): Readonly<Record<string, unknown>> {
  return { type: 'rich_text', block_id: 'typed', elements: partsOf(markup) };
}

function partsOf(markup: string): Leaf[] {
  return markup.split('```').flatMap((part, place, all) => {
    if (place % 2 === 1 && place < all.length - 1) {
      const code = { type: 'text', text: unescaped(part.replace(/^\n|\n$/g, '')) };
      return [{ type: 'rich_text_preformatted', border: 0, elements: [code] }];
    }
    // The breaks around a code block belong to it.
    const after = place > 0 ? part.replace(/^\n/, '') : part;
    const plain = place < all.length - 1 ? after.replace(/\n$/, '') : after;
    return linesOf(place % 2 === 1 ? `\`\`\`${part}` : plain);
  });
}

const kinds = [
  ['quote', /^&gt; ?/],
  ['bullet', /^[•-] /],
  ['ordered', /^\d+\. /],
] as const;

/** Consecutive lines of one kind form one quote, list or section. */
function linesOf(text: string): Leaf[] {
  const groups: { kind: string; lines: string[] }[] = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    const [kind, mark] = kinds.find(([, pattern]) => pattern.test(line)) ?? ['section', /^/];
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(line.replace(mark, ''));
    else groups.push({ kind, lines: [line.replace(mark, '')] });
  }
  return groups.map(({ kind, lines }, place) => {
    if (kind === 'bullet' || kind === 'ordered') {
      const elements = lines.map((line) => ({ type: 'rich_text_section', elements: leavesOf(line) }));
      return { type: 'rich_text_list', style: kind, indent: 0, border: 0, elements };
    }
    const isLast = place === groups.length - 1;
    const words = kind === 'section' && !isLast ? `${lines.join('\n')}\n` : lines.join('\n');
    return { type: `rich_text_${kind}`, elements: leavesOf(words) };
  });
}

const special =
  /<([^<>]+)>|`([^`\n]+)`|:([a-z0-9_+'-]+):|(?<![\p{L}\p{N}])([*_~])(?=\S)([^*_~\n]*[^*_~\s])\4(?![\p{L}\p{N}])/gu;

const styles: Readonly<Record<string, string>> = { '*': 'bold', _: 'italic', '~': 'strike' };

function leavesOf(text: string): Leaf[] {
  const leaves: Leaf[] = [];
  let done = 0;
  for (const match of text.matchAll(special)) {
    const leaf = leafOf(match);
    if (leaf === undefined) continue;
    if (match.index > done) leaves.push({ type: 'text', text: unescaped(text.slice(done, match.index)) });
    leaves.push(leaf);
    done = match.index + match[0].length;
  }
  if (done < text.length) leaves.push({ type: 'text', text: unescaped(text.slice(done)) });
  return leaves;
}

function leafOf([, token, code, name, mark, marked]: RegExpMatchArray): Leaf | undefined {
  if (token !== undefined) return tokenLeaf(token);
  if (code !== undefined) return { type: 'text', text: unescaped(code), style: { code: true } };
  if (name !== undefined) {
    const unicode = emoji.get(name);
    return unicode === undefined ? undefined : { type: 'emoji', name, unicode };
  }
  if (mark === undefined || marked === undefined) return undefined;
  return { type: 'text', text: unescaped(marked), style: { [styles[mark] ?? 'bold']: true } };
}

function tokenLeaf(token: string): Leaf {
  const [target = '', label] = token.split('|');
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice(9) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: unescaped(target), ...(label !== undefined && { text: unescaped(label) }) };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function readEmoji(): ReadonlyMap<string, string> {
  const table = createRequire(import.meta.url)('emojibase-data/en/shortcodes/iamcal.json') as Readonly<
    Record<string, string | readonly string[]>
  >;
  return new Map(
    Object.entries(table).flatMap(([points, names]) =>
      [names].flat().map((name) => [name, points.toLowerCase()] as const),
    ),
  );
}
