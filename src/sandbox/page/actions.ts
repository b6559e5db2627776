import { z } from 'zod';
import { markedOption } from '../workspace/blocks/options.ts';
import { ControlError } from '../workspace/error.ts';
import { troubleKinds } from './troubles.ts';
import { personOf, type Sources } from './view.ts';

/** One thing the page may do: what it takes, and how it is done. */
export interface Action {
  /** Checks and runs; throws a `ZodError` for arguments of another form, a `ControlError` for what cannot be done. */
  readonly run: (sources: Sources, input: unknown) => unknown;
}

function action<T>(schema: z.ZodType<T>, run: (sources: Sources, input: T) => unknown): Action {
  return { run: (sources, input) => run(sources, schema.parse(input)) };
}

/** As `action`, for what a person does: anybody but the bot. */
function deed<T extends { readonly me: string }>(
  schema: z.ZodType<T>,
  run: (workspace: Sources['workspace'], input: T) => unknown,
): Action {
  return action(schema, ({ workspace }, input) => {
    personOf(workspace.people(), input.me);
    return run(workspace, input);
  });
}

const me = z.string();
const message = z.strictObject({ channel: z.string(), ts: z.string() });
const view = z.strictObject({ view: z.string() });
const where = z.union([message, view]);
const element = { me, where, action: z.string(), blockId: z.string() };
const entered = z.union([z.string(), markedOption]);
const choice = z.union([entered, z.number(), z.array(entered), z.null()]);
const file = z.strictObject({ name: z.string().min(1).max(255), base64: z.base64() });
const place = z.union([
  z.strictObject({ channel: z.string(), text: z.string().optional(), thread: z.string().optional() }),
  z.strictObject({ view: z.string(), field: z.string() }),
]);
const words = z.string().trim().min(1).max(50_000);
const ticket = z.string();
const side = z.enum(['slack', 'tickets']);

/** All that the page may do; nothing else of the two controls can be reached from it. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    type: deed(
      z.strictObject({ me, channel: z.string(), text: z.string().min(1).max(40_000), thread: z.string().optional() }),
      (workspace, { me: user, channel, text, thread }) => workspace.type(user, channel, text, { thread }),
    ),
    click: deed(
      z.strictObject({ ...element, choice: z.string().exactOptional() }),
      (workspace, { me: user, where: at, action: id, ...options }) => workspace.click(user, at, id, options),
    ),
    enter: deed(
      z.strictObject({ ...element, choice }),
      (workspace, { me: user, where: at, action: id, choice: value, blockId }) =>
        workspace.select(user, at, id, value, { blockId }),
    ),
    suggest: deed(
      z.strictObject({ ...element, query: z.string().max(1000) }),
      (workspace, { me: user, where: at, action: id, query, blockId }) =>
        workspace.suggest(user, at, id, query, { blockId }),
    ),
    submit: deed(z.strictObject({ me, view: z.string() }), (workspace, { me: user, view: id }) =>
      workspace.submit(user, id),
    ),
    close: deed(z.strictObject({ me, view: z.string() }), (workspace, { me: user, view: id }) =>
      workspace.close(user, id),
    ),
    shortcut: deed(
      z.strictObject({ me, id: z.string(), message: message.optional() }),
      (workspace, { me: user, id, message: on }) => workspace.shortcut(user, id, on),
    ),
    upload: deed(
      z.strictObject({ me, place, files: z.array(file).min(1).max(10) }),
      (workspace, { me: user, place: into, files }) => workspace.upload(user, into, files),
    ),
    addBot: deed(z.strictObject({ me, channel: z.string() }), (workspace, { channel }) => workspace.addBot(channel)),
    engineer: action(
      z.discriminatedUnion('act', [
        z.strictObject({ act: z.literal(['say', 'ask', 'answer', 'resolve', 'customerSays']), ticket, text: words }),
        z.strictObject({ act: z.literal(['accept', 'deleteTicket']), ticket }),
        z.strictObject({ act: z.literal('setStatus'), ticket, status: z.int().min(0).max(999) }),
      ]),
      ({ tickets }, input) => {
        const known = tickets.list().some(({ id }) => id === input.ticket);
        if (!known) throw new ControlError(`There is no ticket ${input.ticket}.`);
        if (input.act === 'setStatus') tickets.setStatus(input.ticket, input.status);
        else if ('text' in input) tickets[input.act](input.ticket, input.text);
        else tickets[input.act](input.ticket);
      },
    ),
    console: action(z.strictObject({ text: words }), ({ tickets }, { text }) => tickets.create({ description: text })),
    break: action(z.strictObject({ side, kind: z.enum(troubleKinds) }), ({ troubles }, input) =>
      troubles.breakDown(input.side, input.kind),
    ),
    mend: action(z.strictObject({ side }), ({ troubles }, input) => troubles.mend(input.side)),
  }),
);
