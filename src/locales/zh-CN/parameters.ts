/** Additional details of an existing ticket (the API's parameters). */
export const parameters = {
  'parameters.title': '补充信息',
  'parameters.submit': '添加补充信息',
  'parameters.hint': '留空的项保持不变。',
  'parameters.untold': '华为云未显示此工单已有哪些补充信息。',
  'parameters.none': '此类工单没有补充信息。',
  'parameters.unknown': '华为云未显示此工单的产品和问题类型。请在控制台中添加补充信息。',
  'parameters.slow': '华为云响应缓慢，未作更改。请稍后重试。',
  'parameters.done': '已向工单 {id} 添加补充信息。',
  'commands.details.usage': '`/ticket details ID`',
  'commands.details.help': '查看并添加补充信息',
} as const;
