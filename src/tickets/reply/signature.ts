import { confirmRole } from '../roles/confirm-role.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permit } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';

/** Whether a person's replies carry their name. */
export interface SignatureUseCases {
  isOn(actor: Actor): Promise<boolean>;
  set(actor: Actor, isOn: boolean): Promise<void>;
}

const setting = 'signature';

/** On by default. */
export function createSignatureUseCases({
  settings,
  roleNow,
  now,
}: Pick<UseCaseDeps, 'settings' | 'roleNow' | 'now'>): SignatureUseCases {
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

/** Characters that end a line, are invisible, change the text direction, or could be read as a tag. */
const unwanted = /[\s<>\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * The signature of a reply, for engineers, who see one account for everybody. Language-neutral, because the engineer's
 * language is unknown.
 */
export function signature(name: string): string {
  return `— ${name.replace(unwanted, ' ').trim()} (Slack)`;
}

/** The text with the signature; unchanged if there is no name or no room. */
export function signed(words: string, name: string | undefined, limit: number): string {
  if (name === undefined) return words;
  const whole = `${words}\n\n${signature(name)}`;
  return whole.length > limit ? words : whole;
}

/** The text without the signature, for readers who see the author anyway. */
export function unsigned(words: string): string {
  const at = words.lastIndexOf('—');
  const isSigned = at >= 0 && /^— [^\n]+ \(Slack\)\s*$/u.test(words.slice(at));
  return isSigned ? words.slice(0, at).trimEnd() : words;
}
