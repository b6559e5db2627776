import { reportCommand } from '../abuse/index.ts';
import { accessCommand } from '../access/index.ts';
import { cancelCommand, closeCommand, deleteCommand, urgeCommand } from '../act/index.ts';
import { agreementCommand } from '../agreement/index.ts';
import { contactCommand } from '../contact/index.ts';
import { followUpCommand } from '../create/follow-up.ts';
import { newCommand } from '../create/index.ts';
import { filterCommand } from '../filter/index.ts';
import { followCommand, unfollowCommand } from '../follow/index.ts';
import { helpCommand } from '../help/index.ts';
import type { Command } from '../interaction/command.ts';
import { labelCommand, labelsCommand } from '../labels/index.ts';
import { linkCommand, linksCommand, unlinkCommand } from '../link/index.ts';
import { listCommand } from '../list/index.ts';
import { logCommand } from '../log/index.ts';
import { messagesCommand } from '../messages/index.ts';
import { moreCommand } from '../more/index.ts';
import { parametersCommand } from '../parameters/index.ts';
import { permissionsCommand } from '../permissions/index.ts';
import { quotaCommand } from '../quota/index.ts';
import { rateCommand } from '../rating/index.ts';
import { relateCommand } from '../related/index.ts';
import { replyCommand } from '../reply/index.ts';
import { signatureCommand } from '../reply/signature.ts';
import { exportCommand } from '../reports/export.ts';
import { statsCommand } from '../reports/stats.ts';
import { showCommand } from '../show/index.ts';
import { statusCommand } from '../status/index.ts';
import { whyCommand } from '../why/index.ts';

const working: readonly Command[] = [
  newCommand,
  listCommand,
  filterCommand,
  showCommand,
  messagesCommand,
  moreCommand,
  replyCommand,
  closeCommand,
  cancelCommand,
  urgeCommand,
  deleteCommand,
  labelCommand,
  labelsCommand,
  rateCommand,
  relateCommand,
  accessCommand,
  followUpCommand,
  linkCommand,
  unlinkCommand,
  linksCommand,
  followCommand,
  unfollowCommand,
  whyCommand,
  agreementCommand,
  contactCommand,
  parametersCommand,
  quotaCommand,
  logCommand,
  statsCommand,
  exportCommand,
  statusCommand,
  reportCommand,
  permissionsCommand,
  signatureCommand,
];

/** Every subcommand there is, in the order in which help shows them. */
export const commands: readonly Command[] = [...working, helpCommand(working)];

const named: ReadonlyMap<string, Command> = new Map(
  // The first command of a name has it.
  commands.toReversed().flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command])),
);

/** The command of a name or alias, in lower case. */
export function commandNamed(name: string): Command | undefined {
  return named.get(name);
}
