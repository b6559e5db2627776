import { readFileSync } from 'node:fs';
import { readManifest } from '../workspace/manifest.ts';

/** What Slack's client offers for an app: its commands with their hints, and its shortcuts. */
export interface AppMenu {
  readonly commands: readonly { readonly name: string; readonly description: string; readonly hint: string }[];
  readonly shortcuts: readonly { readonly id: string; readonly name: string; readonly type: 'global' | 'message' }[];
}

/** Reads the menu from the app's manifest; commands and shortcuts are the same in both manifests. */
export function readAppMenu(): AppMenu {
  const text = readFileSync(new URL('../../../manifests/socket-mode.json', import.meta.url), 'utf8');
  const { features } = readManifest(JSON.parse(text));
  return {
    commands: (features?.slash_commands ?? []).map(({ command, description, usage_hint = '' }) => ({
      name: command,
      description,
      hint: usage_hint,
    })),
    shortcuts: (features?.shortcuts ?? []).map(({ callback_id, name, type }) => ({ id: callback_id, name, type })),
  };
}
