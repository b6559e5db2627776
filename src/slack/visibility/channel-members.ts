import type { WebClient } from '@slack/web-api';

/** Members of a page: the most that `conversations.members` gives (its reference). */
const pageSize = 1000;

/**
 * The ids of a channel's members, page by page, so that whoever has found one need not read on.
 * @param mostPages where larger channels are cut
 * @throws the client's error
 */
export async function* memberPages(
  client: WebClient,
  channel: string,
  mostPages: number,
): AsyncGenerator<readonly string[]> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await client.conversations.members({
      channel,
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    yield found.members ?? [];
    cursor = found.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return;
  }
}
