/**
 * Sorts a list oldest first. Times have whole seconds, so entries of the same second keep their order, read in the
 * direction in which the times run: the order of some lists is undocumented, and the order of the others is only
 * requested.
 */
export function oldestFirst<Item>(list: readonly Item[], timeOf: (item: Item) => number | undefined): readonly Item[] {
  const times = list.flatMap((item) => timeOf(item) ?? []);
  const isReversed = (times.at(0) ?? 0) > (times.at(-1) ?? 0);
  return merged([isReversed ? list.toReversed() : list], timeOf);
}

/**
 * Merges lists that are sorted oldest first. Entries without a time stay behind the entry they followed; at equal times
 * the earlier list comes first.
 */
export function merged<Item>(
  lists: readonly (readonly Item[])[],
  timeOf: (item: Item) => number | undefined,
): readonly Item[] {
  const timed = lists.flatMap((list) => {
    let last = -Infinity;
    return list.map((item) => {
      last = timeOf(item) ?? last;
      return { item, time: last };
    });
  });
  // Two entries before all times are equal, although their difference is NaN.
  return timed.sort((one, other) => one.time - other.time || 0).map(({ item }) => item);
}
