/**
 * A list with its oldest first. Times have whole seconds, so what happened within one keeps its place in the list, read in the
 * direction in which its times go: the order of some lists is not documented, and that of the others is only asked for.
 */
export function oldestFirst<Item>(list: readonly Item[], timeOf: (item: Item) => number | undefined): readonly Item[] {
  const times = list.flatMap((item) => timeOf(item) ?? []);
  const isReversed = (times.at(0) ?? 0) > (times.at(-1) ?? 0);
  return merged([isReversed ? list.toReversed() : list], timeOf);
}

/**
 * Lists, each with its oldest first, as one. What has no time stays behind what it followed; of what has the same time, the
 * earlier list goes first.
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
  // Two that are before all times are the same, although their difference is no number.
  return timed.sort((one, other) => one.time - other.time || 0).map(({ item }) => item);
}
