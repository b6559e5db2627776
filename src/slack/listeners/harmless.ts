import { baseOf, ids } from '../interaction/ids.ts';
import { factsOf, text } from '../interaction/payload.ts';
import { plainly } from '../words/typed.ts';
import { isHarmless, orderOf } from './run-line.ts';

const { actions } = ids;
const inForm = Object.values(ids.create.actions).filter((action) => action !== ids.create.actions.sendCode);

/** Buttons that show something or open a form. */
const harmless: ReadonlySet<string> = new Set([
  ...[actions.open, actions.run, actions.fileOpen, actions.messageWhole, actions.log, actions.agreementRead],
  ...[actions.listPage, actions.linksPage, actions.wholePage, actions.statusPage, actions.whyPage, actions.logPage],
  ...[actions.reply, actions.close, actions.cancel, actions.delete, actions.rate, actions.link, actions.followUp],
  ...[actions.newFrom, actions.move, actions.movePaused, actions.agreementPage],
  ...inForm,
]);

/** Whether the answer is words that the app has by itself, to help or to what is no command: no call is made for it. */
export function onlyWords(body: unknown): boolean {
  if (factsOf(body).kind !== 'command') return false;
  const ordered = orderOf(plainly(text(body, 'text') ?? ''));
  return ordered === undefined || ordered.command.name === 'help';
}

/**
 * Whether what a person asks for changes nothing by itself, so that nothing is lost but a look where it is not done. What
 * is not known counts as a change.
 */
export function changesNothing(body: unknown): boolean {
  const { kind, name = '' } = factsOf(body);
  if (kind === 'command') return isHarmless(text(body, 'text') ?? '');
  if (kind === 'event') return isHarmless((text(body, 'event', 'text') ?? '').replace(/^\s*<@\w+>[:,，：]?/, ''));
  return kind === 'action' && harmless.has(baseOf(name));
}
