import { describe, expect, it } from '@jest/globals';
import { menu } from '../../../src/slack/features.ts';
import { menuGroups } from '../../../src/slack/interaction/feature.ts';
import { actionsMenuView } from '../../../src/slack/more/view.ts';
import { viewFaults } from '../../support/block-kit.ts';
import { texts } from '../harness.ts';

const ticket = { ticket: '12345678', status: 1, title: 'The disk is full' };

describe('the modal with all actions', () => {
  it('groups them, with a sentence and a button for each', () => {
    const view = actionsMenuView(
      ticket,
      menu.filter(({ name }) => name === 'reply'),
      undefined,
      texts,
    );
    expect(viewFaults(view)).toEqual([]);
    expect(view).toMatchSnapshot();
  });

  it('leaves no entry out', () => {
    const shown = JSON.stringify(actionsMenuView(ticket, menu, undefined, texts));
    for (const { name, group } of menu) {
      expect(menuGroups).toContain(group);
      expect(shown).toContain(`"hub_entry:${name}"`);
    }
    expect(new Set(menu.map(({ name }) => name)).size).toBe(menu.length);
  });
});
