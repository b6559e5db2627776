/** Additional parameters of a ticket that exists. */
export const parameters = {
  'parameters.title': '补充信息',
  'parameters.submit': '添加信息',
  'parameters.hint': '留空的项保持不变。',
  'parameters.untold': '华为云未显示此工单已有哪些补充信息。',
  'parameters.none': '此类工单没有补充信息。',
  'parameters.unknown': '华为云未显示此工单的产品和问题类型。请在控制台中补充。',
  'parameters.slow': '华为云响应缓慢，未作更改。请稍后重试。',
  'parameters.done': '已补充工单 {id} 的信息。',
  'commands.parameters.usage': '`/ticket parameters ID`',
  'commands.parameters.help': '查看并补充工单信息',
} as const;
