import { afterAll, describe, expect, it } from '@jest/globals';
import { createSettingStore } from '../../src/store/settings.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('what people chose, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('stays until they choose again, and is theirs alone', async () => {
    const settings = createSettingStore(await engine.open());
    expect(await settings.get('U1', 'signature')).toBeUndefined();
    await settings.set('U1', 'signature', 'off', 1);
    await settings.set('U1', 'signature', 'on', 2);
    await settings.set('U2', 'signature', 'off', 3);
    expect(await settings.get('U1', 'signature')).toBe('on');
    expect(await settings.get('U2', 'signature')).toBe('off');
    expect(await settings.get('U1', 'other')).toBeUndefined();
  });
});
