import type { Exchange } from '../../../src/sandbox/journal/exchange.ts';
import type { Replayed } from '../../../src/sandbox/workspace/people/replay.ts';
import { text } from '../../../src/slack/payload.ts';
import { until, type Sandbox } from '../../support/sandbox.ts';

/** Something that a person does: a payload that is replayed, or words that they write. */
export type Deed = { readonly payload: Replayed } | { readonly says: string };

export interface Wire {
  /** For the workspace's `observe`. */
  readonly observe: (exchange: Exchange) => void;
  /**
   * Has a person do something in a channel, waits until the bot is done with it, and answers all that the workspace got
   * meanwhile: the ack and every call, as JSON. What is posted in channels is left out; see `postedIn`.
   */
  does(sandbox: Sandbox, person: string, channel: string, deed: Deed): Promise<string>;
  /** The channels in which something with these words was posted, whoever asked for it. */
  postedIn(words: string): readonly string[];
}

/** Calls that only ask, and show nobody anything. */
const asks =
  /^(?:users\.|usergroups\.|conversations\.|auth\.|team\.|files\.(?:info|download|upload|getUploadURLExternal)|chat\.getPermalink|api\.)/;

/** Collects what goes over the wire while somebody does something. */
export function createWire(): Wire {
  let calls: Exchange[] = [];
  const posted: { readonly channel: string; readonly body: string }[] = [];
  let [read, handled] = [0, 0];
  const handledIn = (log: readonly string[]) => {
    for (; read < log.length; read += 1) if (log[read]?.includes('"message":"handled"') === true) handled += 1;
    return handled;
  };
  const isDone = ({ log, workspace }: Sandbox) => {
    const { sent, acked, failed } = workspace.stats();
    return handledIn(log) >= acked && acked + failed >= sent;
  };
  return {
    observe: (exchange) => {
      if (exchange.side !== 'slack' || exchange.kind !== 'call' || asks.test(exchange.name)) return;
      const channel = postedTo(exchange);
      if (channel === undefined) calls.push(exchange);
      else posted.push({ channel, body: JSON.stringify(exchange.request) });
    },
    async does(sandbox, person, channel, deed) {
      calls = [];
      const { log, workspace } = sandbox;
      const before = handledIn(log);
      let acked: unknown;
      if ('says' in deed) await workspace.type(person, channel, deed.says);
      else acked = await workspace.replay(person, channel, deed.payload);
      // Most is done within a few turns; the statistics are dear, so they are read once something was handled.
      const isBusy = () => handledIn(log) === before || !isDone(sandbox);
      for (let turns = 0; isBusy() && turns < 200; turns += 1) await new Promise(setImmediate);
      await until(() => isDone(sandbox), 'the end of what was begun');
      const told = calls.map(({ name, request }) => ({ name, request }));
      return JSON.stringify([acked, told]);
    },
    postedIn: (words) => [...new Set(posted.flatMap(({ channel, body }) => (body.includes(words) ? [channel] : [])))],
  };
}

const posts = ['chat.postMessage', 'chat.update', 'files.completeUploadExternal'];

/** The channel of a post for all who are in it; an answer in somebody's conversation with the app goes to the person. */
function postedTo({ name, request }: Exchange): string | undefined {
  const channel = text(request, 'body', 'channel') ?? text(request, 'body', 'channel_id');
  return posts.includes(name) && channel !== undefined && /^[CG]/.test(channel) ? channel : undefined;
}
