import type { Logger } from 'pino';

/** Scopes of the bot token. docs/permissions.md says what each is for; a test keeps the two in sync. */
export const botScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:read',
  'usergroups:read',
  'users:read',
] as const;

/** Events that the app subscribes to; also listed in docs/permissions.md. */
export const botEvents = [
  'app_mention',
  'channel_shared',
  'channel_unarchive',
  'group_unarchive',
  'member_joined_channel',
  'message.im',
] as const;

/**
 * The scopes that a token is missing: an app that was installed before its manifest changed still has the old ones.
 * @param granted scopes from the `x-oauth-scopes` header; undefined if a proxy removed the header
 */
export function missingScopes(granted: readonly string[] | undefined): readonly string[] {
  return granted === undefined ? [] : botScopes.filter((scope) => !granted.includes(scope));
}

/** Logs which scopes are missing, and how an admin adds them. */
export function warnOfMissing(granted: readonly string[] | undefined, log: Logger): void {
  const missing = missingScopes(granted);
  if (missing.length === 0) return;
  log.warn(
    { missing },
    'missing OAuth scopes, some features will fail: open your app at https://api.slack.com/apps, paste the ' +
      'current manifest under App Manifest (or add the scopes under OAuth & Permissions, "Bot Token Scopes"), reinstall ' +
      'the app, and restart',
  );
}
