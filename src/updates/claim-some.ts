/**
 * Claims up to `capacity` pieces of due work, the first ones available, all at the same time. Each claim has its own
 * transaction, because a transaction that locks several channels could deadlock with another process. Removes the
 * pieces it tried from `due`. Several processes look at the same work: if none of a batch is available, the next batch
 * is tried.
 * @throws if claims failed and none succeeded; the work of a failed claim is found again later
 */
export async function claimSome<Due, Claim>(
  due: Due[],
  capacity: number,
  claim: (one: Due) => Promise<Claim | undefined>,
): Promise<readonly Claim[]> {
  while (due.length > 0) {
    const tries = await Promise.allSettled(due.splice(0, capacity).map(claim));
    const claims = tries.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []));
    if (claims.length > 0) return claims;
    const failed = tries.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
  return [];
}
