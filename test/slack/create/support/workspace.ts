import { App } from '@slack/bolt';
import { createTexts } from '../../../../src/locales/index.ts';
import { createLog } from '../../../../src/ops/log.ts';
import { createClient, timedFetch } from '../../../../src/slack/client.ts';
import type { People, SlackContext } from '../../../../src/slack/interaction/context.ts';
import { createWording } from '../../../../src/slack/words/names.ts';
import { openCreate } from '../../../../src/slack/create/open.ts';
import { registerListeners } from '../../../../src/slack/listeners.ts';
import { createAnswers } from '../../../../src/slack/interaction/call.ts';
import { createMembership } from '../../../../src/slack/link/membership.ts';
import type { Catalog } from '../../../../src/tickets/catalog/catalog.ts';
import type { UseCases } from '../../../../src/tickets/use-cases.ts';
import type { Created, Submission } from '../../../../src/tickets/requests.ts';
import { permit } from '../../../../src/tickets/roles/permit.ts';
import type { Role } from '../../../../src/tickets/roles/roles.ts';
import { viewFaults } from '../../../support/block-kit.ts';
import { smallCatalog } from '../../../support/catalog.ts';
import { memoryCache } from '../../../support/memory-cache.ts';
import { createModal, type Modal } from '../../../support/modal.ts';
import { createInProcessReceiver, type Delivery } from '../../../support/receiver.ts';
import { startSlackApi, type SlackApi } from '../../../support/slack-api.ts';
import { createFakeUseCases } from '../../fake-use-cases.ts';
import { freshOnce } from '../../once.ts';

type Payload = Record<string, unknown>;

export interface Workspace {
  readonly context: SlackContext;
  readonly slack: SlackApi;
  readonly modal: Modal;
  readonly cache: ReturnType<typeof memoryCache>;
  readonly submissions: readonly Submission[];
  readonly deliver: (payload: Payload) => Delivery;
  /** Chooses an option, as the client does: the value first, then the payload. */
  readonly choose: (label: string, value: string) => Promise<void>;
  readonly chooseChannel: (channel: string | undefined) => Promise<void>;
  readonly click: (action: string) => Promise<void>;
  readonly submit: () => Promise<Payload>;
  readonly closeForm: () => Promise<void>;
  readonly type: (label: string, typed: string) => Promise<string[]>;
  readonly command: (text?: string) => Promise<void>;
  readonly shortcut: (payload: Payload) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Deps {
  readonly role?: Role;
  /** Before Slack tells who somebody is. */
  readonly identified?: Promise<void>;
  readonly catalog?: Partial<Catalog>;
  readonly create?: (submission: Submission) => Promise<Created>;
  readonly cache?: ReturnType<typeof memoryCache>;
  /** A real one in the place of the fake one, for what becomes of forms. */
  readonly useCases?: UseCases;
}

const user = { id: 'U1', name: 'ada', team_id: 'T1' };
const common = { user, team: { id: 'T1', domain: 'x' }, api_app_id: 'A1', token: 'x', trigger_id: '1.2.3' };

/** A real Bolt app with the create form in it, before a small Slack and a person with a modal. */
export async function openWorkspace(deps: Deps = {}): Promise<Workspace> {
  const slack = await startSlackApi();
  const cache = deps.cache ?? memoryCache();
  const log = createLog('silent', []);
  const submissions: Submission[] = [];
  const client = createClient('xoxb-test', slack.url, log);
  const people: People = {
    actor: async (id: string) => {
      await deps.identified;
      return { id, role: deps.role ?? 'requester', language: 'en' };
    },
    language: () => Promise.resolve('en'),
    name: (id: string) => Promise.resolve(id === 'U42' ? 'Ada' : undefined),
  };
  const context = {
    useCases: fakeUseCases(deps, submissions),
    people,
    wording: createWording({ client, people, log, now: Date.now }),
    once: freshOnce(),
    noteFailure: () => Promise.resolve(),
    timeLeft: () => Infinity,
    noteShown: () => Promise.resolve(),
    texts: createTexts('en'),
    textsIn: createTexts,
    cache,
    log,
    now: Date.now,
    client,
    answers: createAnswers({ client, fetch: timedFetch, log, isReadOnly: () => false, later: () => Promise.resolve() }),
    absent: createMembership(client, Date.now),
    files: { open: () => Promise.reject(new Error('not asked for')) },
    status: () => Promise.reject(new Error('not asked for')),
  } satisfies SlackContext;
  const receiver = createInProcessReceiver();
  const app = new App({
    receiver,
    authorize: () => Promise.resolve({ botToken: 'xoxb-test', botId: 'B1', botUserId: 'U0' }),
    clientOptions: { slackApiUrl: slack.url },
  });
  registerListeners(app, context);

  const modal = createModal();
  let drawn = 0;
  /** Lets the person see what Slack was told to show; everything must be a view that Slack takes. */
  const look = () => {
    for (const view of slack.shown.slice(drawn)) show(view);
    drawn = slack.shown.length;
  };
  const show = (view: Payload) => {
    const faults = viewFaults(view);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    modal.show(view);
  };
  const act = async (action: Payload) => {
    const delivery = receiver.deliver({
      ...common,
      type: 'block_actions',
      container: { type: 'view', view_id: 'V1' },
      view: modal.view(slack.hash()),
      actions: [action],
    });
    await delivery.ack;
    await delivery.done;
    look();
  };
  return {
    context,
    slack,
    modal,
    cache,
    submissions,
    deliver: (payload) => receiver.deliver({ ...common, ...payload }),
    choose: async (label, value) => {
      const input = modal.input(label);
      modal.fill(label, { selected_option: { text: { type: 'plain_text', text: value }, value } });
      await act({ type: input?.element.type, action_id: input?.action, block_id: input?.block });
    },
    chooseChannel: async (channel) => {
      const input = modal.input('Post updates in');
      modal.fill('Post updates in', { selected_conversation: channel ?? null });
      await act({ type: input?.element.type, action_id: input?.action, block_id: input?.block });
    },
    click: (action) => act({ type: 'button', action_id: action, block_id: 'b' }),
    submit: async () => {
      const delivery = receiver.deliver({ ...common, type: 'view_submission', view: modal.view(slack.hash()) });
      const answer = ((await delivery.ack) ?? {}) as Payload;
      if (answer.response_action === 'update') show(answer.view as Payload);
      await delivery.done;
      look();
      return answer;
    },
    closeForm: () =>
      receiver.deliver({ ...common, type: 'view_closed', is_cleared: false, view: modal.view(slack.hash()) }).done,
    type: async (label, typed) => {
      const input = modal.input(label);
      const { ack, done } = receiver.deliver({
        ...common,
        type: 'block_suggestion',
        container: { type: 'view', view_id: 'V1' },
        action_id: input?.action,
        block_id: input?.block,
        value: typed,
        view: modal.view(slack.hash()),
      });
      const { options } = (await ack) as { options: { value: string }[] };
      await done;
      look();
      return options.map(({ value }) => value);
    },
    command: async (text) => {
      modal.close();
      await openCreate(context, { triggerId: '1.2.3', user: 'U1', team: 'T1', channel: 'C1', text });
      look();
    },
    shortcut: async (payload) => {
      modal.close();
      const { ack, done } = receiver.deliver({ ...common, ...payload });
      await ack;
      await done;
      look();
    },
    stop: slack.close,
  };
}

/** Makes tickets out of nothing, each submission once. */
function fakeUseCases({ catalog, create, useCases }: Deps, submissions: Submission[]): UseCases {
  const done = new Map<string, Promise<Created>>();
  return createFakeUseCases({
    catalog: (actor) => {
      permit(actor, 'create');
      return smallCatalog(catalog);
    },
    create: async (actor, submission) => {
      permit(actor, 'create');
      const known = done.get(submission.key);
      if (known !== undefined) return known;
      submissions.push(submission);
      const created = (create ?? (() => Promise.resolve({ id: `T-${submissions.length}` })))(submission);
      done.set(submission.key, created);
      created.catch(() => done.delete(submission.key));
      return created;
    },
    ...(useCases && {
      create: (...given) => useCases.create(...given),
      submitted: (key) => useCases.submitted(key),
      reply: (...given) => useCases.reply(...given),
      show: (...given) => useCases.show(...given),
    }),
  });
}

/** Fills in what a fault of a server needs. */
export async function fillFault({ modal, choose }: Workspace): Promise<void> {
  await choose('Product', 'ecs');
  await choose('Problem type', 'ecs-fault');
  const chosen = (value: string) => ({ selected_option: { text: { type: 'plain_text', text: value }, value } });
  modal.fill('Region', chosen('region2'));
  modal.fill('Name of port', { value: '443' });
  modal.fill('Name of impact', chosen('impact1'));
  modal.fill('Name of terms', { selected_options: [{ value: 'true' }] });
  modal.fill('Description', { value: 'The server is down' });
}
