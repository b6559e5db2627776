import { readFileSync } from 'node:fs';
import { startWorkspace, type WorkspaceServer } from '../../../src/sandbox/workspace/index.ts';
import { seed } from '../../../src/sandbox/workspace/state/seed.ts';
import { signingSecret } from '../surroundings.ts';
import { botToken } from './bot.ts';
import type { Place } from './seed.ts';

/**
 * A workspace with the cards of these places already posted; it allows one message per second per channel, and a burst
 * of two.
 */
export function startWorkspaceWith(places: readonly Place[]): Promise<WorkspaceServer> {
  const manifest = new URL('../../../manifests/http.json', import.meta.url);
  const cards = new Map<string, Place[]>();
  for (const place of places) cards.set(place.channel, [...(cards.get(place.channel) ?? []), place]);
  return startWorkspace({
    mode: 'http',
    botToken,
    signingSecret,
    manifest: JSON.parse(readFileSync(manifest, 'utf8')) as unknown,
    snapshot: {
      ...seed,
      channels: [...seed.channels, ...[...cards].map(([channel, at]) => channelWith(channel, at))],
    },
  });
}

function channelWith(id: string, places: readonly Place[]) {
  return {
    id,
    name: id.toLowerCase(),
    kind: 'public',
    creator: 'U0ADA00000',
    created: 1_700_000_000,
    archived: false,
    shared: false,
    topic: '',
    members: ['U0ADA00000', seed.app.botUser],
    messages: places.map(({ card }) => ({
      ts: card,
      user: seed.app.botUser,
      text: 'A ticket',
      blocks: [],
      files: [],
      reactions: [],
      replies: [],
    })),
  };
}
