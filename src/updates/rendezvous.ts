/**
 * Which process is responsible for a piece of work, by rendezvous hashing: the one with the highest weight for it.
 * Processes that know the same processes agree without communicating, each gets about the same share, and when one
 * starts or stops, only its own work moves.
 * @returns undefined if there is no process
 */
export function homeOf(work: string, processes: readonly string[]): string | undefined {
  let [home] = processes;
  let best = -1;
  for (const process of processes) {
    const weight = hash(`${process}/${work}`);
    if (weight < best || (weight === best && process < (home ?? ''))) continue;
    best = weight;
    home = process;
  }
  return home;
}

/**
 * FNV-1a with the last step of MurmurHash3; without it, texts that differ only at the end get similar hashes. 32 bits.
 */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(place), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
