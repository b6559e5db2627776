/** Additional parameters of a ticket that exists. */
export const parameters = {
  'parameters.title': '附加参数',
  'parameters.submit': '添加',
  'parameters.hint': '未填写的参数保持不变。',
  'parameters.untold': '工单服务未说明此工单已有哪些参数。',
  'parameters.none': '此类工单没有附加参数。',
  'parameters.unknown': '华为云未说明此工单的产品和问题类型，因此无法在此添加参数。请使用控制台。',
  'parameters.slow': '工单服务响应缓慢，因此未执行任何操作。请稍后再试。',
  'parameters.done': '已添加工单 {id} 的参数。',
  'commands.parameters.usage': '`/ticket parameters ID`',
  'commands.parameters.help': '查看工单的附加参数，并可添加',
} as const;
