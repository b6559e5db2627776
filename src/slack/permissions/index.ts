import type { Feature } from '../interaction/feature.ts';
import { privileges, type Privilege } from '../../tickets/privileges/privileges.ts';
import { offerForm } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { privilegesView, readPrivileges } from './view.ts';
import { callOf } from '../interaction/call.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { openForm } from '../interaction/open-form.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';

/** Shows an admin what the ticket service allows this app to do. */
async function openPrivileges(context: SlackContext, call: Call): Promise<Message | undefined> {
  const { useCases, texts } = context;
  const title = texts('privileges.title');
  if (call.triggerId === undefined) return offerForm('permissions', 'permissions', texts);
  await openForm(context, call, title, async () =>
    privilegesView(await useCases.privileges.show(await call.actor()), { state: 'open' }, texts),
  );
  return undefined;
}

const submitPrivileges: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('privileges', text(body, 'view', 'private_metadata'));
  const held = readPrivileges(at(body, 'view', 'state', 'values'));
  if (known === undefined || held === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => privilegesView({ ...known, granted: held }, state, texts),
    work: async () => {
      await useCases.privileges.set(await call.actor(), held);
      return { done: true, said: inWords('privileges.done', toldOf(held), texts) };
    },
  });
};

/** Each privilege, and whether it is granted. */
function toldOf(held: readonly Privilege[]): Record<string, string> {
  return Object.fromEntries(privileges.map((one) => [one, held.includes(one) ? 'yes' : 'no']));
}

const permissionsCommand: Command = {
  name: 'permissions',
  aliases: ['permission', 'privileges'],
  isReadOnly: true,
  run: openPrivileges,
};

export const permissions: Feature = {
  commands: [permissionsCommand],
  submissions: { [ids.views.privileges]: submitPrivileges },
};
