/**
 * Shares room among texts: short ones get all they need, and long ones the same each of what is left.
 * @param lengths of the texts, characters
 * @returns how much each may have; never more than it needs
 */
export function shareRoom(lengths: readonly number[], room: number): readonly number[] {
  const shares = lengths.map(() => 0);
  const byLength = lengths.map((length, place) => ({ length, place })).sort((a, b) => a.length - b.length);
  let left = room;
  byLength.forEach(({ length, place }, number) => {
    const share = Math.min(length, Math.floor(left / (byLength.length - number)));
    shares[place] = share;
    left -= share;
  });
  return shares;
}
