import { agreementCommand } from '../agreement/agreement-command.ts';
import { accessCommand } from '../access/access-command.ts';
import { cancelCommand } from '../act/cancel-command.ts';
import { closeCommand } from '../act/close-command.ts';
import type { Command } from '../interaction/commands-command.ts';
import { contactCommand } from '../contact/contact-command.ts';
import { deleteCommand } from '../act/delete-command.ts';
import { exportCommand } from '../reports/export-command.ts';
import { filterCommand } from '../filter/filter-command.ts';
import { followUpCommand } from '../create/follow-up-command.ts';
import { followCommand } from '../follow/follow-command.ts';
import { helpCommand } from '../help/index.ts';
import { labelCommand } from '../labels/label-command.ts';
import { labelsCommand } from '../labels/labels-command.ts';
import { linkCommand } from '../link/link-command.ts';
import { linksCommand } from '../link/links-command.ts';
import { listCommand } from '../list/list-command.ts';
import { messagesCommand } from '../messages/messages-command.ts';
import { logCommand } from '../log/log-command.ts';
import { moreCommand } from '../more/more-command.ts';
import { newCommand } from '../create/new-command.ts';
import { parametersCommand } from '../parameters/parameters-command.ts';
import { permissionsCommand } from '../permissions/permissions-command.ts';
import { rateCommand } from '../rating/rate-command.ts';
import { relateCommand } from '../related/relate-command.ts';
import { quotaCommand } from '../quota/quota-command.ts';
import { reportCommand } from '../abuse/report-command.ts';
import { replyCommand } from '../reply/reply-command.ts';
import { signatureCommand } from '../reply/signature.ts';
import { showCommand } from '../show/show-command.ts';
import { statsCommand } from '../reports/stats-command.ts';
import { statusCommand } from '../status/status-command.ts';
import { unfollowCommand } from '../follow/unfollow-command.ts';
import { unlinkCommand } from '../link/unlink-command.ts';
import { urgeCommand } from '../act/urge-command.ts';
import { whyCommand } from '../why/why-command.ts';

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
