import { afterEach, describe, expect, it } from '@jest/globals';
import { StepFailed } from '../../src/sandbox/scenario/play.ts';
import { playScenario } from '../../src/sandbox/scenario/scenario.ts';
import { closing } from '../support/sandbox.ts';

describe('the scenario', () => {
  const open = closing(afterEach);
  const failure = (played: Promise<void>) =>
    played.then(
      () => 'complete',
      (error: unknown) => error,
    );

  it('names the step that did not happen: a bot that is not there', async () => {
    const sandbox = await open({ bot: false });
    const error = await failure(playScenario(sandbox, () => undefined));
    expect(error).toBeInstanceOf(StepFailed);
    expect(String(error)).toContain('Maya opens the form: Slack says dispatch_failed');
  });

  it('names the step that did not happen: a form without products', async () => {
    const sandbox = await open();
    sandbox.tickets.fail({ kind: 'business' });
    const error = await failure(playScenario(sandbox, () => undefined));
    expect(String(error)).toContain('Maya fills the form: ');
    expect(String(error)).toContain('does not offer Elastic Cloud Server');
  });
});
