/** The modal with all that can be done with a ticket. */
export const hub = {
  'hub.title': '更多操作',
  'hub.group': '{group, select, work {处理工单} look {查看详情} parts {工单信息} other {结束工单}}',
  'hub.reply': '回复…',
  'hub.reply.help': '回复工程师，可附上文件。',
  'hub.urge': '催单',
  'hub.urge.help': '请工程师加快处理。',
  'hub.link': '关注…',
  'hub.link.help': '在频道中发布工单卡片及每次变更。',
  'hub.messages': '全部留言',
  'hub.messages.help': '阅读完整的问题描述和全部留言。',
  'hub.rate': '评价…',
  'hub.rate.help': '对处理结果进行评价。',
  'hub.close': '关闭…',
  'hub.close.help': '确认问题已解决。',
  'hub.cancel': '撤销…',
  'hub.cancel.help': '撤回工单，不再处理。',
  'hub.delete': '删除…',
  'hub.delete.help': '删除工单及其全部留言和文件。',

  'commands.more.usage': '`/ticket more ID`',
  'commands.more.help': '列出可对工单进行的全部操作',
} as const;
