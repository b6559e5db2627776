import type { Home, Modal } from '../blocks/surfaces.ts';
import { newSecret } from '../state/ids.ts';
import type { Values } from './values.ts';

/** A view as one person has it before them. */
export interface OpenView<V extends Modal | Home = Modal | Home> {
  readonly id: string;
  readonly user: string;
  /** The view at the bottom of the stack, and the one below. */
  readonly root: string;
  readonly previous: string | undefined;
  /** The conversation from which it was opened. */
  readonly conversation: string | undefined;
  hash: string;
  view: V;
  values: Values;
  /** What stands below the inputs, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** What stands at the foot, such as "We had some trouble connecting. Try again?" */
  trouble: string | undefined;
}

/** Changes with every update of a view. */
export function newHash(now: number): string {
  return `${Math.floor(now / 1000)}.${newSecret().slice(0, 8)}`;
}
