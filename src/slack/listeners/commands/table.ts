import { agreementCommand } from './agreement.ts';
import { accessCommand } from './access.ts';
import { cancelCommand } from './cancel.ts';
import { closeCommand } from './close.ts';
import type { Command } from './command.ts';
import { contactCommand } from './contact.ts';
import { deleteCommand } from './delete.ts';
import { exportCommand } from './export.ts';
import { filterCommand } from './filter.ts';
import { followUpCommand } from './follow-up.ts';
import { followCommand } from './follow.ts';
import { helpCommand } from './help.ts';
import { labelCommand } from './label.ts';
import { labelsCommand } from './labels.ts';
import { linkCommand } from './link.ts';
import { linksCommand } from './links.ts';
import { listCommand } from './list.ts';
import { messagesCommand } from './messages.ts';
import { logCommand } from './log.ts';
import { moreCommand } from './more.ts';
import { newCommand } from './new.ts';
import { parametersCommand } from './parameters.ts';
import { permissionsCommand } from './permissions.ts';
import { rateCommand } from './rate.ts';
import { relateCommand } from './relate.ts';
import { quotaCommand } from './quota.ts';
import { reportCommand } from './report.ts';
import { replyCommand } from './reply.ts';
import { signatureCommand } from './signature.ts';
import { showCommand } from './show.ts';
import { statsCommand } from './stats.ts';
import { statusCommand } from './status.ts';
import { unfollowCommand } from './unfollow.ts';
import { unlinkCommand } from './unlink.ts';
import { urgeCommand } from './urge.ts';
import { whyCommand } from './why.ts';

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
