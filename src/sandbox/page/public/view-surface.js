/**
 * A view in the form that `showBlocks` needs.
 * @param view a modal or a Home tab
 * @param {() => void} [submit] sends it
 */
export function viewSurface(app, view, submit) {
  return {
    app,
    key: view?.id,
    where: { view: view?.id },
    submit,
    valueOf: (blockId, actionId) =>
      view.fields.find((field) => field.blockId === blockId && field.actionId === actionId)?.value,
    errorOf: (blockId) => view.errors[blockId],
  };
}
