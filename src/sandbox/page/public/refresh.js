/**
 * Reads and shows again when asked to; what changes meanwhile is read once more afterwards.
 * @param once reads and shows
 * @returns a function that resolves when all of it is shown
 */
export function createRefresh(once) {
  let running;
  let stale = false;
  async function run() {
    while (stale) {
      stale = false;
      await once();
    }
  }
  return () => {
    stale = true;
    return (running ??= run().finally(() => (running = undefined)));
  };
}
