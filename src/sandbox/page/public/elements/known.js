/** People and conversations of the workspace as menu entries: `{ value, label }`. */

export function people(app) {
  return app.view.people
    .filter(({ role, deactivated }) => role !== 'bot' && !deactivated)
    .map(({ id, realName }) => ({ value: id, label: realName }));
}

export function conversations(app, kinds = ['public', 'private', 'im']) {
  return app.view.channels
    .filter(({ kind, archived }) => kinds.includes(kind) && !archived)
    .map(({ id, name, kind }) => ({ value: id, label: kind === 'im' ? name : `#${name}` }));
}
