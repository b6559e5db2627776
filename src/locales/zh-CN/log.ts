/** The ticket service's log of a ticket. */
export const log = {
  'log.title': '工单操作记录',
  'log.empty': '暂无操作记录。',
  'log.kind.created': '创建工单',
  'log.kind.urged': '催单',
  'log.kind.closed': '关闭工单',
  'log.kind.canceled': '撤销工单',
  'log.kind.rated': '评价工单',
  'log.kind.deleted': '删除工单',
  'log.kind.refused': '被驳回',
  'log.kind.access-granted': '同意授权',
  'log.kind.access-rejected': '拒绝授权',
  'log.kind.access-canceled': '取消授权',
  'log.kind.exported': '导出工单',
  'log.kind.answered': '客户已反馈',
  'log.kind.contact-changed': '修改联系方式',
  'log.kind.contact-removed': '删除联系方式',
  'log.kind.other': '其他操作',

  'commands.log.usage': '`/ticket log ID`',
  'commands.log.help': '查看谁在何时对工单做了什么',
} as const;
