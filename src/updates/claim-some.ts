/**
 * Claims up to `capacity` pieces of what is due, the first ones that can be had, all at the same time: each in a transaction
 * of its own, because one that locks several channels could wait for another process that waits for it. Takes what it tried
 * off `due`. Several processes look at the same work: where none of a portion can be had, the next is tried.
 * @throws where claims failed and none succeeded; a failed one is found again
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
