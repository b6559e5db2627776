import { identify } from '../blocks/identify.ts';
import type { Modal } from '../blocks/surfaces.ts';
import { SlackError } from '../error.ts';
import { newId } from '../state/ids.ts';
import { newHash, type OpenView } from './open-view.ts';
import { valuesOf } from './values.ts';

/** Everybody's open modals: a stack of at most three per person. */
export interface Modals {
  /** Opens a new stack, replacing the current one. */
  open(user: string, view: Modal, conversation?: string): OpenView<Modal>;
  /** Pushes a view onto a stack; throws `push_limit_reached`. */
  push(parent: OpenView<Modal>, view: Modal): OpenView<Modal>;
  /** Replaces a view's content; see `valuesOf` for the values that are kept. */
  replace(open: OpenView<Modal>, view: Modal): void;
  /** Closes a view and those above it; returns the closed views, topmost first. */
  close(open: OpenView<Modal>): readonly OpenView<Modal>[];
  clear(user: string): readonly OpenView<Modal>[];
  top(user: string): OpenView<Modal> | undefined;
  find(id: string): OpenView<Modal> | undefined;
  findExternal(externalId: string): OpenView<Modal> | undefined;
}

const deepest = 3;

export function createModals(now: () => number, onChange: () => void): Modals {
  const stacks = new Map<string, OpenView<Modal>[]>();
  const all = () => [...stacks.values()].flat();
  const findExternal = (externalId: string) => all().find((open) => open.view.external_id === externalId);

  function create(
    user: string,
    view: Modal,
    conversation: string | undefined,
    parent?: OpenView<Modal>,
  ): OpenView<Modal> {
    unique(view);
    identify(view.blocks);
    const id = newId('V');
    return {
      id,
      user,
      hash: newHash(now()),
      view,
      values: valuesOf(view.blocks, {}, conversation),
      root: parent?.root ?? id,
      previous: parent?.id,
      conversation,
      errors: {},
      trouble: undefined,
    };
  }

  function unique(view: Modal, self?: OpenView<Modal>): void {
    if (view.external_id === undefined || view.external_id === '') return;
    const other = findExternal(view.external_id);
    if (other !== undefined && other !== self) throw new SlackError('duplicate_external_id');
  }

  function cut(user: string, from: number): readonly OpenView<Modal>[] {
    const stack = stacks.get(user) ?? [];
    const closed = stack.splice(from);
    if (stack.length === 0) stacks.delete(user);
    onChange();
    return closed.reverse();
  }

  return {
    open(user, view, conversation) {
      const open = create(user, view, conversation);
      stacks.set(user, [open]);
      onChange();
      return open;
    },
    push(parent, view) {
      const stack = stacks.get(parent.user) ?? [];
      if (stack.length >= deepest) throw new SlackError('push_limit_reached');
      const open = create(parent.user, view, parent.conversation, parent);
      stack.push(open);
      onChange();
      return open;
    },
    replace(open, view) {
      unique(view, open);
      identify(view.blocks);
      open.values = valuesOf(view.blocks, open.values, open.conversation);
      open.view = view;
      open.hash = newHash(now());
      open.errors = {};
      open.trouble = undefined;
      onChange();
    },
    close(open) {
      const at = (stacks.get(open.user) ?? []).indexOf(open);
      return at < 0 ? [] : cut(open.user, at);
    },
    clear: (user) => cut(user, 0),
    top: (user) => stacks.get(user)?.at(-1),
    find: (id) => all().find((open) => open.id === id),
    findExternal,
  };
}
