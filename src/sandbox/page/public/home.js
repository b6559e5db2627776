import { showBlocks } from './blocks.js';
import { draw, h } from './dom.js';
import { viewSurface } from './view-surface.js';
import { t } from './words/index.js';

/** The app's Home tab, which differs for each person. */
export function createHome(app, place) {
  const blocks = h('div', { class: 'blocks' });
  const empty = h('p', { class: 'note' });
  place.append(blocks, empty);

  return {
    update() {
      const open = app.place.tab === 'home';
      document.body.classList.toggle('home-open', open);
      place.hidden = !open;
      if (!open) return;
      const { home } = app.view.screen;
      empty.hidden = home !== undefined;
      draw(empty, app.bot().realName, () => t('home.empty', { name: app.bot().realName }));
      showBlocks(blocks, home?.blocks ?? [], viewSurface(app, home));
    },
  };
}
