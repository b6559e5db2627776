/** People that are remembered at most. */
const most = 1000;

/**
 * Whether a person is told something now that they were not told within the last `pause` milliseconds: answers to a flood
 * would be a flood.
 */
export function seldom(pause: number, now: () => number): (person: string) => boolean {
  const told = new Map<string, number>();
  return (person) => {
    const at = now();
    if (at - (told.get(person) ?? -Infinity) < pause) return false;
    if (told.size >= most) told.clear();
    told.set(person, at);
    return true;
  };
}
