import { h } from './dom.js';

/** Asks for confirmation; resolves with whether the person agreed. Escape means no. */
export function confirm({ title, text, yes, no, danger = false }) {
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { class: 'confirm', 'aria-labelledby': 'confirm-title', 'aria-describedby': 'confirm-text' },
      h('h2', { id: 'confirm-title' }, title),
      h('div', { id: 'confirm-text', class: 'body' }, text),
      h(
        'footer',
        {},
        h('button', { type: 'button', onclick: () => dialog.close('no') }, no),
        h('button', { type: 'button', class: danger ? 'danger' : 'primary', onclick: () => dialog.close('yes') }, yes),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
