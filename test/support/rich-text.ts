/** Renders Block Kit as lines of readable text: `rich_text` with marks in its own notation. */
interface Leaf {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly style?: Readonly<Record<string, boolean>>;
  readonly elements?: readonly Leaf[];
  readonly indent?: number;
  readonly offset?: number;
  readonly border?: number;
}

/**
 * A `rich_text` block in short notation: `{b:bold}`, `[words](address)`, `> quote`, `• item`, `2. item`, ````
 * ```code``` ````.
 */
export function drawn(block: unknown): string {
  return ((block as Leaf).elements ?? []).map(element).join('\n');
}

function element(part: Leaf): string {
  const border = part.border === 1 ? '> ' : '';
  switch (part.type) {
    case 'rich_text_list':
      return (part.elements ?? [])
        .map((item, place) => {
          const mark = (part as { style?: unknown }).style === 'ordered' ? `${(part.offset ?? 0) + place + 1}.` : '•';
          return `${border}${'  '.repeat(part.indent ?? 0)}${mark} ${inline(item)}`;
        })
        .join('\n');
    case 'rich_text_quote':
      return `> ${inline(part)}`;
    case 'rich_text_preformatted':
      return `${border}\`\`\`${inline(part)}\`\`\``;
    default:
      return inline(part);
  }
}

function inline({ elements = [] }: Leaf): string {
  return elements
    .map((leaf) => {
      const words = leaf.type === 'link' ? `[${leaf.text ?? ''}](${leaf.url ?? ''})` : (leaf.text ?? `<${leaf.type}>`);
      const marks = Object.entries(leaf.style ?? {}).flatMap(([name, on]) => (on ? [name.charAt(0)] : []));
      return marks.length === 0 ? words : `{${marks.sort().join('')}:${words}}`;
    })
    .join('');
}

/** All readable text in blocks or a view, in order, without marks. */
export function readable(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(readable).join('');
  if (typeof shown !== 'object' || shown === null) return '';
  // A section's text is an object of its own.
  const { type, text, url, elements } = shown as Omit<Leaf, 'text'> & { readonly text?: unknown };
  if (typeof text === 'string') return text;
  if (type === 'link') return url ?? '';
  return readable(text ?? elements);
}
