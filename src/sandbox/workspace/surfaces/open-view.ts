import type { Home, Modal } from '../blocks/surfaces.ts';
import { newSecret } from '../state/ids.ts';
import type { Values } from './values.ts';

/** A view that is open for one person. */
export interface OpenView<V extends Modal | Home = Modal | Home> {
  readonly id: string;
  readonly user: string;
  /** The view at the bottom of the stack, and the one below. */
  readonly root: string;
  readonly previous: string | undefined;
  /** The conversation it was opened from. */
  readonly conversation: string | undefined;
  hash: string;
  view: V;
  values: Values;
  /** Errors below the inputs, by block_id. */
  errors: Readonly<Record<string, string>>;
  /** The error in the footer, such as "We had some trouble connecting. Try again?" */
  trouble: string | undefined;
}

/** Changes with every update of a view. */
export function newHash(now: number): string {
  return `${Math.floor(now / 1000)}.${newSecret().slice(0, 8)}`;
}
