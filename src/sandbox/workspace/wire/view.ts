import type { OpenView } from '../surfaces/open-view.ts';
import type { State } from '../state/state.ts';

/** A view object with its state, as it goes to the app. */
export function viewObject(state: State, open: OpenView) {
  const { view } = open;
  return {
    id: open.id,
    team_id: state.team.id,
    app_id: state.app.id,
    bot_id: state.app.botId,
    app_installed_team_id: state.team.id,
    hash: open.hash,
    root_view_id: open.root,
    previous_view_id: open.previous ?? null,
    state: { values: open.values },
    ...view,
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    private_metadata: view.private_metadata ?? '',
    ...(view.type === 'modal' && {
      submit: view.submit ?? null,
      close: view.close ?? null,
      clear_on_close: view.clear_on_close ?? false,
      notify_on_close: view.notify_on_close ?? false,
    }),
  };
}
