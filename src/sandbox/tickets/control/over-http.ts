import { z } from 'zod';
import { habitAmounts, habitValues, type Habits } from '../habits.ts';
import { header, jsonAnswer, type WireAnswer, type WireRequest } from '../gateway/request.ts';
import type { TicketControl } from './control.ts';
import { faultKinds, type Fault } from './faults.ts';

const call = z.object({ method: z.string(), args: z.array(z.unknown()).default([]) });

/**
 * Answers a control call: POST with JSON `{method, args}`, answered with `{result}`, or 400 and `{error}`. The media
 * type must be JSON, so that no other web page can send one.
 */
export function answerControl(control: TicketControl, request: WireRequest): WireAnswer {
  if (request.method !== 'POST') return jsonAnswer(405, { error: 'Control calls are POST.' });
  if (header(request, 'content-type') !== 'application/json')
    return jsonAnswer(415, { error: 'Control calls are JSON.' });
  try {
    const { method, args } = call.parse(JSON.parse(request.body.toString('utf8')));
    const command = new Map(Object.entries(commands)).get(method);
    if (command === undefined) return jsonAnswer(404, { error: `There is no method ${method}.` });
    return jsonAnswer(200, { result: command(control, args) ?? null });
  } catch (error) {
    return jsonAnswer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

type Command = (control: TicketControl, args: unknown) => unknown;

function command<T>(schema: z.ZodType<T>, run: (control: TicketControl, args: T) => unknown): Command {
  return (control, args) => run(control, schema.parse(args));
}

const id = z.string();
const text = z.string();
const ticket = z.tuple([id]);
const none = z.tuple([]);
const options = z
  .strictObject({
    html: z.boolean().optional(),
    attachments: z.array(z.object({ name: z.string(), data: z.base64() })).optional(),
  })
  .optional();
const words = z.tuple([id, text, options]);
const wish = z
  .strictObject({
    hours: z.number().positive().optional(),
    kind: z.enum(['console', 'host']).exactOptional(),
    port: z.int().exactOptional(),
    account: z.string().exactOptional(),
    instanceId: z.string().exactOptional(),
    instanceName: z.string().exactOptional(),
    regionId: z.string().exactOptional(),
  })
  .optional();
const transfer = z.strictObject({
  direction: z.enum(['upload', 'download']),
  name: z.string(),
  size: z.int().nonnegative(),
  from: z.string(),
  to: z.string(),
});
const agreementType = z.enum(['0', '1', '2']);

const sketch = z.strictObject({
  description: z.string(),
  problemTypeId: z.string().optional(),
  regionId: z.string().optional(),
  severityId: z.string().optional(),
  domainId: z.string().optional(),
  ownership: z.literal([0, 1, 2]).optional(),
  by: z.string().optional(),
});

const fault = z.strictObject({
  operation: z.string().optional(),
  kind: z.enum(faultKinds),
  code: z.string().optional(),
  retryAfter: z.number().optional(),
  times: z.number().int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
});

const choices = Object.fromEntries(
  Object.entries(habitValues).map(([name, values]) => [name, z.literal([...values]).exactOptional()]),
);
const amounts = Object.fromEntries(
  Object.keys(habitAmounts).map((name) => [name, z.number().nonnegative().exactOptional()]),
);
const habits = z.strictObject({ ...choices, ...amounts, feedAbsentFor: z.array(z.string()).exactOptional() });

const commands: Readonly<Record<Exclude<keyof TicketControl, 'watch'>, Command>> = {
  accept: command(ticket, (control, args) => control.accept(...args)),
  say: command(words, (control, args) => control.say(...args)),
  ask: command(words, (control, args) => control.ask(...args)),
  answer: command(words, (control, args) => control.answer(...args)),
  resolve: command(words, (control, args) => control.resolve(...args)),
  withdraw: command(z.tuple([id, id]), (control, args) => control.withdraw(...args)),
  setStatus: command(z.tuple([id, z.number().int()]), (control, args) => control.setStatus(...args)),
  customerSays: command(words, (control, args) => control.customerSays(...args)),
  thirdPartySays: command(words, (control, args) => control.thirdPartySays(...args)),
  deleteTicket: command(ticket, (control, args) => control.deleteTicket(...args)),
  create: command(z.tuple([sketch]), (control, args) => control.create(...args)),
  requestAuthorization: command(z.tuple([id, text, wish]), (control, args) => control.requestAuthorization(...args)),
  setSeverity: command(z.tuple([id, text]), (control, args) => control.setSeverity(...args)),
  setLabels: command(z.tuple([id, z.array(text)]), (control, args) => control.setLabels(...args)),
  setAuthorization: command(z.tuple([id, z.number().int()]), (control, args) => control.setAuthorization(...args)),
  recallAuthorization: command(ticket, (control, args) => control.recallAuthorization(...args)),
  authorizations: command(ticket, (control, args) => control.authorizations(...args)),
  startSession: command(ticket, (control, args) => control.startSession(...args)),
  runCommand: command(z.tuple([id, z.int(), text]), (control, args) => control.runCommand(...args)),
  transferFile: command(z.tuple([id, z.int(), transfer]), (control, args) => control.transferFile(...args)),
  endSession: command(z.tuple([id, z.int()]), (control, args) => control.endSession(...args)),
  list: command(none, (control) => control.list()),
  get: command(ticket, (control, args) => control.get(...args)),
  attachment: command(ticket, (control, args) => control.attachment(...args)),
  reports: command(none, (control) => control.reports()),
  requests: command(none, (control) => control.requests()),
  resetRequests: command(none, (control) => control.resetRequests()),
  fail: command(z.tuple([fault]), (control, [given]) => control.fail(given as Fault)),
  heal: command(none, (control) => control.heal()),
  latency: command(z.tuple([z.number().nonnegative()]), (control, args) => control.latency(...args)),
  behave: command(z.tuple([habits]), (control, [given]) => control.behave(given as Partial<Habits>)),
  habits: command(none, (control) => control.habits()),
  endDiagnoses: command(z.tuple([z.literal([3, 4, 7, 8])]), (control, args) => control.endDiagnoses(...args)),
  revokeTokens: command(none, (control) => control.revokeTokens()),
  publishAgreement: command(z.tuple([agreementType]), (control, args) => control.publishAgreement(...args)),
  verificationCode: command(ticket, (control, args) => control.verificationCode(...args)),
};
