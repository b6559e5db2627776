import { baseOf, ids } from '../kit/ids.ts';
import { factsOf, text } from '../payload.ts';
import { isHarmless } from './run-line.ts';

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
