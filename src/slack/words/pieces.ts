/** A person, group or channel that a text names by id. `label` is what Slack wrote beside the id, if anything. */
export interface Mention {
  readonly kind: 'user' | 'group' | 'channel';
  readonly id: string;
  readonly label?: string | undefined;
}

/** A part of a text as a person saw it; of what is mentioned, the name is still to be looked up. */
export type Piece = string | Mention;

export function isMention(piece: Piece): piece is Mention {
  return typeof piece !== 'string';
}

/** Joins parts that each begin on a line of their own; empty ones are left out. */
export function lines(parts: readonly (readonly Piece[])[], between = '\n'): Piece[] {
  const joined: Piece[] = [];
  for (const part of parts) {
    if (part.every((piece) => piece === '')) continue;
    if (joined.length > 0) joined.push(endsLine(joined) ? between.slice(1) : between);
    joined.push(...part);
  }
  return joined;
}

function endsLine(pieces: readonly Piece[]): boolean {
  const last = pieces.findLast((piece) => piece !== '');
  return typeof last === 'string' && last.endsWith('\n');
}

/** Puts a mark before the first line, and another before each of the others. */
export function prefixed(pieces: readonly Piece[], first: string, others = first): Piece[] {
  return [first, ...pieces.map((piece) => (isMention(piece) ? piece : piece.replaceAll('\n', `\n${others}`)))];
}

/** Without white space at the ends. */
export function trimmed(pieces: readonly Piece[]): Piece[] {
  const hasWords = (piece: Piece) => isMention(piece) || piece.trim() !== '';
  const first = pieces.findIndex(hasWords);
  if (first === -1) return [];
  return pieces.slice(first, pieces.findLastIndex(hasWords) + 1).map((piece, at, kept) => {
    if (isMention(piece)) return piece;
    const begun = at === 0 ? piece.trimStart() : piece;
    return at === kept.length - 1 ? begun.trimEnd() : begun;
  });
}

/** The people, groups and channels of a text, each once. */
export function mentionsIn(pieces: readonly Piece[]): Mention[] {
  const found = new Map(pieces.filter(isMention).map((mention) => [keyOf(mention), mention]));
  return [...found.values()];
}

/** By which the name of a mention is kept. */
export function keyOf({ kind, id }: Pick<Mention, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
