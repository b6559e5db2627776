import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { playScenario } from '../../src/sandbox/scenario/scenario.ts';
import { databases } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { closing, scenarioEngineer } from '../support/sandbox.ts';

describe.each(databases())('the main job on $name', (engine) => {
  const open = closing(afterEach);
  afterAll(() => engine.cleanup());

  it.each(['socket', 'http'] as const)('runs from the command to the closed ticket, connected by %s', async (mode) => {
    const sandbox = await open({ mode, databaseUrl: await engine.url(), engineer: scenarioEngineer });
    const said: string[] = [];
    await playScenario(sandbox, (who, what) => said.push(`${who}: ${what}`));

    const [ticket, ...others] = sandbox.tickets.list();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ status: 3, productId: 'ecs', problemTypeId: 'ecs-fault', regionId: 'cn-north-4' });
    expect(ticket?.messages.map(({ author }) => author)).toEqual([
      'customer',
      'engineer',
      'customer',
      'engineer',
      'engineer',
    ]);
    expect(ticket?.messages[0]?.attachments).toHaveLength(1);
    expect(said.length).toBeGreaterThan(15);
    expect(sandbox.workspace.stats()).toMatchObject({ late: 0, unanswered: 0, failed: 0, resent: 0 });
    expect(sandbox.workspace.screen('maya').notices).toEqual([]);
  });
});

if (findPostgres() === undefined) {
  it('is not run on PostgreSQL: it is not installed on this machine', () => {
    expect(databases().map(({ name }) => name)).toEqual(['SQLite']);
  });
}
