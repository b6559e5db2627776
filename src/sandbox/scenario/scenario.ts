import { step, type Say, type Stage } from './play.ts';
import { createPerson } from './person.ts';
import { createThread } from './thread.ts';

const description = 'The shop does not answer since 09:40. The load balancer reports its servers as unhealthy.';
const evidence = { name: 'health-check.txt', content: '09:40:12 GET /health 503\n09:40:22 GET /health 503\n' };

/**
 * The main job, end to end: a person types a command and fills in the form, a ticket is created, an engineer answers,
 * and all of it arrives in the thread. The engineer acts on the timers of the ticket service.
 * @throws StepFailed if a step did not happen
 */
export async function playScenario(stage: Stage, say: Say): Promise<void> {
  const maya = createPerson(stage, 'maya', say);
  const before = new Set(stage.tickets.list().map((ticket) => ticket.id));

  await step('Maya opens the form', async () => {
    await maya.types('#support', `/ticket new ${description}`);
    await maya.sees('New ticket', 'Add files');
  });
  await step('Maya fills the form', async () => {
    await maya.chooses('Product or service', 'Elastic Cloud Server', 'Problem type');
    await maya.chooses('Problem type', 'Service not available', 'Region');
    await maya.fillsTheRest();
    await maya.attaches('Add files', evidence);
  });
  await step('Maya submits', () => maya.submits());
  const ticket = await step('The ticket exists', () =>
    stage.workspace.waitFor(() => stage.tickets.list().find(({ id }) => !before.has(id)), 15_000, 'a new ticket'),
  );
  say('ticket service', `has ticket ${ticket.id}, signed for by the bot's access key, with ${evidence.name}`);

  const thread = createThread(stage, '#support', ticket.id, say);
  // Without its status, which a quick engineer may already have changed.
  await step('The card is posted', () => thread.card(`Ticket ${ticket.id}`));
  await step('The engineer accepts', () => thread.arrives('With Huawei Cloud'));
  await step('The engineer asks', () => thread.arrives('since when?'));
  await step('Maya answers in the thread', () => thread.mentions('maya', 'reply All three, since 09:40.'));
  await step('The engineer gets the answer', () => thread.reached('All three, since 09:40.'));
  await step('The answer stands in the thread', () => thread.arrives('All three, since 09:40.'));
  await step('The engineer answers', () => thread.arrives('found the cause'));
  await step('The engineer reports the result', () => thread.arrives('Please confirm'));
  // From then on, the card offers Close.
  await step('The card shows the result', () => thread.card('Please confirm'));
  await step('Maya closes the ticket', async () => {
    await maya.presses(await thread.cardButton(), 'Close');
    await maya.confirms();
  });
  await step('Maya closes the note', () => maya.closes());
  await step('The thread ends', () => thread.arrives('Closed'));
  await step('The card is current', () => thread.card('Closed'));
  await step('Nothing came twice', () => thread.isWithoutRepeats());
}
