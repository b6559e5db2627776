import type { Modal } from '../blocks/surfaces.ts';
import type { Person } from '../state/model.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { basics } from './payload.ts';

/** Closes a modal, or all of the stack where it says `clear_on_close`; the app hears of it where it wants to. */
export async function close(ws: Workspace, person: Person, open: OpenView<Modal>): Promise<void> {
  const cleared = open.view.clear_on_close === true;
  const closed = cleared ? ws.modals.clear(person.id) : ws.modals.close(open);
  for (const one of closed) {
    if (one.view.notify_on_close !== true) continue;
    const view = viewObject(ws.state, one);
    const payload = { type: 'view_closed', ...basics(ws, person), view, is_cleared: cleared };
    await ws.delivery.ask({ type: 'interactive', name: 'view_closed', payload });
  }
}
