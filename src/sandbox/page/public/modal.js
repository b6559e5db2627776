import { showBlocks } from './blocks.js';
import { h } from './dom.js';
import { viewSurface } from './view-surface.js';
import { t } from './words/index.js';

/**
 * The person's topmost modal, as a dialog: it takes the focus, Escape acts like the button in the footer, and the focus
 * returns when it closes.
 */
export function createModal(app) {
  const title = h('h2', { id: 'modal-title', tabindex: -1 });
  const blocks = h('div', { class: 'blocks' });
  const trouble = h('p', { class: 'error', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'primary' });
  const cancel = h('button', { type: 'button', onclick: () => close('button') });
  const cross = h(
    'button',
    { type: 'button', class: 'quiet cross', 'aria-label': t('modal.cross'), onclick: () => close('cross') },
    '✕',
  );
  const form = h(
    'form',
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), send()) },
    h('header', {}, title, cross),
    h('div', { class: 'body' }, blocks, trouble),
    h('footer', {}, cancel, submit),
  );
  const dialog = h('dialog', { class: 'modal', 'aria-labelledby': title.id }, form);
  document.body.append(dialog);
  let shown;
  let before;

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close('button');
  });

  /** @param {'button' | 'cross'} by the button in the footer returns to the view below, the cross closes all views */
  function close(by) {
    if (shown !== undefined) void app.act('close', { view: shown.id, by });
  }
  async function send() {
    if (shown?.submit === undefined || submit.disabled) return;
    const { id } = shown;
    submit.disabled = true;
    form.setAttribute('aria-busy', 'true');
    const done = await app.afterEntries(() => app.act('submit', { view: id }));
    submit.disabled = false;
    form.removeAttribute('aria-busy');
    if (done?.outcome === 'errors') toFirstError();
  }
  /** The errors arrive with the next view; the focus goes to the first one. */
  async function toFirstError() {
    await app.refreshed();
    blocks.querySelector('[aria-invalid="true"], fieldset:has(.error) input')?.focus();
  }

  return {
    update() {
      const { modal } = app.view.screen;
      if (modal === undefined) return hide();
      const fresh = modal.id !== shown?.id;
      if (fresh) {
        blocks.remove();
        blocks.replaceChildren();
        trouble.before(blocks);
      }
      shown = modal;
      const focused = dialog.contains(document.activeElement);
      title.textContent = modal.title;
      showBlocks(
        blocks,
        modal.blocks,
        viewSurface(app, modal, () => form.requestSubmit()),
      );
      trouble.textContent = modal.trouble ?? '';
      cancel.textContent = modal.close ?? t(modal.previous === undefined ? 'modal.close' : 'modal.back');
      submit.hidden = modal.submit === undefined;
      submit.textContent = modal.submit ?? '';
      if (!dialog.open) {
        before = document.activeElement;
        dialog.showModal();
      }
      if (fresh)
        (blocks.querySelector('[data-autofocus]') ?? blocks.querySelector('input, select, textarea') ?? title).focus();
      else if (focused && !dialog.contains(document.activeElement)) title.focus();
    },
  };

  function hide() {
    if (shown === undefined) return;
    shown = undefined;
    app.drafts.clear();
    dialog.close();
    blocks.replaceChildren();
    // The element that opened it may have been rerendered.
    const back = before?.isConnected
      ? before
      : document.querySelector(`[data-focus="${CSS.escape(before?.dataset.focus ?? 'message')}"]`);
    (back ?? document.querySelector('#message'))?.focus();
  }
}
