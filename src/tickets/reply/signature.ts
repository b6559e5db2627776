import { confirmRole } from '../roles/confirm-role.ts';
import type { DeskParts } from '../parts.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';

/** Whether somebody's replies carry their name. */
export interface SignatureDesk {
  isOn(actor: Actor): Promise<boolean>;
  set(actor: Actor, isOn: boolean): Promise<void>;
}

const setting = 'signature';

/** On, until the person turns it off. */
export function createSignatureDesk({
  settings,
  roleNow,
  now,
}: Pick<DeskParts, 'settings' | 'roleNow' | 'now'>): SignatureDesk {
  return {
    async isOn(actor) {
      permit(actor, 'reply');
      return (await settings.get(actor.id, setting)) !== 'off';
    },
    async set(actor, isOn) {
      permit(actor, 'reply');
      await confirmRole(actor, roleNow);
      await settings.set(actor.id, setting, isOn ? 'on' : 'off', now());
    },
  };
}

/** What ends a line, hides, turns the order of what follows, or could be read as a tag. */
const unwanted = /[\s<>\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** How a reply ends, for an engineer who sees one account for everybody. In no language, since theirs is not known. */
export function signature(name: string): string {
  return `— ${name.replace(unwanted, ' ').trim()} (Slack)`;
}

/** The words with the name below them; without it where there is none, or no room. */
export function signed(words: string, name: string | undefined, limit: number): string {
  if (name === undefined) return words;
  const whole = `${words}\n\n${signature(name)}`;
  return whole.length > limit ? words : whole;
}

/** The words without the name, for those who see anyway who wrote them. */
export function unsigned(words: string): string {
  const at = words.lastIndexOf('—');
  const isSigned = at >= 0 && /^— [^\n]+ \(Slack\)\s*$/u.test(words.slice(at));
  return isSigned ? words.slice(0, at).trimEnd() : words;
}
