import { abuse } from './abuse/index.ts';
import { access } from './access/index.ts';
import { act } from './act/index.ts';
import { agreement } from './agreement/index.ts';
import { contact } from './contact/index.ts';
import { followUp } from './create/follow-up.ts';
import { create } from './create/index.ts';
import { filter } from './filter/index.ts';
import { follow } from './follow/index.ts';
import { help } from './help/index.ts';
import { labels } from './labels/index.ts';
import { link } from './link/index.ts';
import { list } from './list/index.ts';
import { log } from './log/index.ts';
import { messages } from './messages/index.ts';
import { more } from './more/index.ts';
import { parameters } from './parameters/index.ts';
import { paused } from './paused/index.ts';
import { permissions } from './permissions/index.ts';
import { quota } from './quota/index.ts';
import { rating } from './rating/index.ts';
import { related } from './related/index.ts';
import { reply, signatures } from './reply/index.ts';
import { exports } from './reports/export.ts';
import { stats } from './reports/stats.ts';
import { show } from './show/index.ts';
import { status } from './status/index.ts';
import { visibility } from './visibility/index.ts';
import { why } from './why/index.ts';
import type { Command } from './interaction/command.ts';
import type { Feature, MenuEntry } from './interaction/feature.ts';

const working: readonly Feature[] = [
  create,
  list,
  filter,
  show,
  messages,
  more(() => menu),
  reply,
  act,
  visibility,
  labels,
  rating,
  related,
  access,
  followUp,
  link,
  follow,
  paused,
  why,
  agreement,
  contact,
  parameters,
  quota,
  log,
  stats,
  exports,
  status,
  abuse,
  permissions,
  signatures,
];

/** Every feature. Help shows their commands in this order. */
export const features: readonly Feature[] = [...working, help(commandsOf(working))];

/** The entries of a ticket's actions menu. */
export const menu: readonly MenuEntry[] = features
  .flatMap((feature) => feature.menu ?? [])
  .toSorted((one, other) => Number(one.last ?? false) - Number(other.last ?? false));

/** All subcommands, in the order in which help shows them. */
export const commands: readonly Command[] = commandsOf(features);

const named: ReadonlyMap<string, Command> = new Map(
  commands.flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command])),
);

/** The command with this name or alias, which must be in lower case. */
export function commandNamed(name: string): Command | undefined {
  return named.get(name);
}

/** Merges one kind of declaration of all features into a table. A test checks that no ID occurs twice. */
export function tableOf<T>(
  kind: (feature: Feature) => Readonly<Record<string, T>> | undefined,
): Readonly<Record<string, T>> {
  return Object.fromEntries(features.flatMap((feature) => Object.entries(kind(feature) ?? {})));
}

function commandsOf(from: readonly Feature[]): readonly Command[] {
  return from.flatMap((feature) => feature.commands ?? []);
}
