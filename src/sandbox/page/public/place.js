/**
 * Who is viewing what, as stored in the address, so that it survives a reload: `#maya/C0SUPPORT0`, followed by the
 * timestamp of a thread or `home`.
 */
export function readPlace(hash) {
  const [, me = 'maya', channel = '', rest = ''] =
    /^#([\w.-]+)(?:\/(\w+))?(?:\/(home|messages|[\d.]+))?$/.exec(hash) ?? [];
  const isTab = rest === 'home' || rest === 'messages';
  return { me, channel, thread: isTab || rest === '' ? undefined : rest, tab: isTab ? rest : undefined, window: {} };
}

export function writePlace({ me, channel, thread, tab }) {
  return ['#' + me, channel, thread ?? tab].filter(Boolean).join('/');
}
