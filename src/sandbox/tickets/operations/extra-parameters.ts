import { commonFields, extraParameters, ParameterKind, type ExtraParameter } from '../data/extra-parameters.ts';
import { problemTypeOf, type ProblemType } from '../data/problem-types.ts';
import { business } from '../gateway/refusal.ts';
import { text, type Call, type Handler } from './call.ts';
import { problemType } from './catalog.ts';
import { findTicket } from './find.ts';

type Values = Readonly<Record<string, unknown>>;

export const extraParameterOperations = {
  listExtendsParams: (call) => ({
    extends_params: offered(call).map((parameter) => show(call, parameter)),
    common_params: commonFields.map(({ key, name }) => ({
      param_key: key,
      param_name: name[call.language],
      is_show: 1,
      is_required: 0,
    })),
  }),
  createCaseExtendsParam: (call) => {
    const body = call.body as { extends_map?: Values };
    const ticket = findTicket(call);
    const type = problemTypeOf(ticket.problemTypeId)?.type;
    if (type === undefined) throw business('OSM.01010014');
    const values = { ...ticket.parameters, ...body.extends_map };
    ticket.parameters = readExtraParameters(type, values);
    return {};
  },
  /** The contract's answer has no place for values: it says only that the ticket has these parameters. */
  showCaseExtendsParam: (call) => {
    findTicket(call);
    return {};
  },
} satisfies Record<string, Handler>;

/** Without a product, they are those of the product "user centre", which has none. */
function offered(call: Call): readonly ExtraParameter[] {
  const type = problemType(call);
  const silent = text(call, 'incident_sub_type_id') === undefined && call.context.settings.habits.subType === 'needed';
  return text(call, 'product_category_id') === undefined || silent ? [] : parametersOf(type);
}

function parametersOf(type: ProblemType): readonly ExtraParameter[] {
  return type.parameters ? extraParameters : [];
}

function show(call: Call, parameter: ExtraParameter) {
  const choices = parameter.choices?.map(({ id, name }) => ({ id, name: name[call.language] }));
  return {
    param_key: parameter.key,
    param_name: parameter.name[call.language],
    param_type: parameter.kind,
    param_desc: parameter.tips[call.language],
    tips: parameter.tips[call.language],
    required: parameter.required === true ? 1 : 0,
    is_show: 1,
    is_sensitive: parameter.sensitive === true ? 1 : 0,
    length: parameter.length,
    min_value: parameter.min,
    max_value: parameter.max,
    default_value: parameter.initial ?? '',
    select_item: choices === undefined ? '' : JSON.stringify(choices),
    language: call.language === 'en' ? 'en-us' : 'zh-cn',
  };
}

/**
 * Checks values of additional parameters.
 * @returns the stored values: a sensitive value is replaced by asterisks
 * @throws Refusal OSM.01010001: unknown, missing or invalid ones
 */
export function readExtraParameters(type: ProblemType, values: Values): Values {
  const known = parametersOf(type);
  const stranger = Object.keys(values).find((key) => !known.some((parameter) => parameter.key === key));
  if (stranger !== undefined) throw business('OSM.01010001', `no parameter ${stranger}`);
  const kept = known.flatMap((parameter) => {
    const value = values[parameter.key];
    const absent = value === undefined || value === null || value === '';
    if (absent && parameter.required) throw business('OSM.01010001', `${parameter.key} is required`);
    if (absent) return [];
    if (!fits(parameter, value)) throw business('OSM.01010001', `the value of ${parameter.key} is not allowed`);
    return [[parameter.key, parameter.sensitive ? '***' : value] as const];
  });
  return Object.fromEntries(kept);
}

function fits(parameter: ExtraParameter, value: unknown): boolean {
  const { kind, min = -Infinity, max = Infinity, length = Infinity, choices = [] } = parameter;
  const offered = (id: unknown) => choices.some((choice) => choice.id === id);
  switch (kind) {
    case ParameterKind.integer:
      return /^-?\d{1,15}$/.test(String(value)) && Number(value) >= min && Number(value) <= max;
    case ParameterKind.single:
    case ParameterKind.agreement:
      return offered(value);
    case ParameterKind.multiple:
      return (Array.isArray(value) ? value : String(value).split(',')).every(offered);
    case ParameterKind.line:
      return typeof value === 'string' && Array.from(value).length <= length && !value.includes('\n');
    case ParameterKind.text:
      return typeof value === 'string' && Array.from(value).length <= length;
  }
}
