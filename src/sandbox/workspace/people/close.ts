import type { Modal } from '../blocks/surfaces.ts';
import type { Person } from '../state/model.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { viewObject } from '../wire/view.ts';
import type { Workspace } from '../workspace.ts';
import { basics } from './payload.ts';

/** How a modal is closed: by the button in its footer, or by the ✕ at its top, which closes the entire stack. */
export type ClosedBy = 'button' | 'cross';

/**
 * Closes a modal, or the entire stack if it says `clear_on_close` or the ✕ was pressed. The app receives `view_closed`
 * for each view that says `notify_on_close`, with `is_cleared` if the entire stack was closed (docs.slack.dev, "Modals"
 * and "View interaction payloads"; that this covers each view, not only the topmost, is our reading).
 */
export async function close(ws: Workspace, person: Person, open: OpenView<Modal>, by: ClosedBy): Promise<void> {
  const cleared = by === 'cross' || open.view.clear_on_close === true;
  const closed = cleared ? ws.modals.clear(person.id) : ws.modals.close(open);
  for (const one of closed) {
    if (one.view.notify_on_close !== true) continue;
    const view = viewObject(ws.state, one);
    const payload = { type: 'view_closed', ...basics(ws, person), view, is_cleared: cleared };
    await ws.delivery.ask({ type: 'interactive', name: 'view_closed', payload });
  }
}
