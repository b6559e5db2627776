/**
 * Reads and renders on request; changes in the meantime are read once more afterwards.
 * @param once reads and renders
 * @returns a function that resolves when everything is shown
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
