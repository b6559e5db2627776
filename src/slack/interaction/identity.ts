import type { WebClient } from '@slack/web-api';

/** Who the bot is: its user, its workspace, and the organisation where the workspace belongs to one (Enterprise Grid). */
export interface Identity {
  readonly botUser: string;
  readonly botId?: string | undefined;
  readonly team: string;
  readonly enterprise?: string | undefined;
  /** What the token may do; undefined where the answer's header `x-oauth-scopes` did not come through. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Asks Slack who the token belongs to (`auth.test`) and remembers the answer; a failure is not remembered.
 * @returns a function that concurrent callers share; it rejects with the client's error
 */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= ask(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function ask(client: WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  const { user_id: botUser, bot_id: botId, team_id: team, enterprise_id: enterprise } = answer;
  if (botUser === undefined || team === undefined) throw new Error('auth.test named neither user nor workspace.');
  return { botUser, botId, team, enterprise, scopes: answer.response_metadata?.scopes };
}
