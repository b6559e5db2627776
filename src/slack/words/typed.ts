import { isMention, keyOf, type Mention, type Piece } from './pieces.ts';

/** What a person typed, in the words that they saw, and the channels that Slack marked in it. */
export interface Typed {
  readonly text: string;
  /** Ids of channels by what the text shows for them, such as `#support`. */
  readonly channels: ReadonlyMap<string, string>;
}

/** Names by `keyOf`. */
export type Names = ReadonlyMap<string, string>;

const unknown = { user: 'somebody', group: 'a-group', channel: 'a-channel' } as const;

/** The words with a name for everything that is mentioned; where Slack tells none, with a general word. */
export function typedOf(pieces: readonly Piece[], names: Names): Typed {
  const channels = new Map<string, string>();
  const distinct = distinctNames();
  const text = pieces.map((piece) => {
    if (!isMention(piece)) return piece;
    const shown = shownAs(piece, names);
    if (piece.kind !== 'channel') return shown;
    const own = distinct(shown, piece.id);
    channels.set(own, piece.id);
    return own;
  });
  return { text: text.join(''), channels };
}

/** A text in which Slack marked nothing. */
export function plainly(text: string): Typed {
  return { text, channels: new Map() };
}

function shownAs(mention: Mention, names: Names): string {
  const { kind, label } = mention;
  const name = (names.get(keyOf(mention)) ?? label ?? unknown[kind]).replace(/\s+/gu, ' ');
  return `${kind === 'channel' ? '#' : '@'}${name.replace(/^[@#]/, '')}`;
}

/** What channels are shown as: two of them never look the same, so that none is taken for the other. */
function distinctNames(): (shown: string, id: string) => string {
  const owners = new Map<string, string>();
  const given = new Map<string, string>();
  /** The last number behind a name. */
  const numbers = new Map<string, number>();
  return (shown, id) => {
    const before = given.get(`${id} ${shown}`);
    if (before !== undefined) return before;
    let own = shown;
    let number = numbers.get(shown) ?? 1;
    while ((owners.get(own) ?? id) !== id) own = `${shown}-${(number += 1)}`;
    numbers.set(shown, number);
    owners.set(own, id);
    given.set(`${id} ${shown}`, own);
    return own;
  };
}

/** Turns what somebody typed into the words that they saw. Never rejects, and takes no longer than `patience` milliseconds. */
export type Wording = (pieces: readonly Piece[], patience?: number) => Promise<Typed>;
