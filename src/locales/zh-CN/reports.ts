/** Statistics and exports. Callers escape the values. */
export const reports = {
  'stats.title': '按状态统计工单',
  'stats.line': '*{status}*：{count, plural, other {# 个工单}} · {share, number, percent}',
  'stats.total': '共 {total, plural, other {# 个工单}}',
  'stats.own-only': '华为云只统计本应用登录用户的工单，可能不含同事的工单。',
  'stats.open-only': '仅统计您可见的未结束工单。',
  'stats.picture': '柱状图，自上而下：{counts}',
  'stats.offer': '查看各状态的工单数量。',

  'export.direct': '导出文件会通过私信发给您。',
  'export.begun': '已开始导出…',
  'export.progress': '正在导出第 {file} 个文件，共 {of} 个…',
  'export.done':
    '{files, plural, =0 {没有符合条件的工单，无可导出内容。} other {已将 {tickets, plural, other {# 个工单}}导出到 # 个文件，时间为 UTC。}}{own, select, yes {华为云不支持按用户组导出，可能不含同事的工单。} other {}}',

  'errors.desk.export-filter':
    '华为云不支持按标签、工单号、区域、产品、问题类型、多个关键词或“我的”导出。请去掉这些条件后重试。',
  'errors.desk.export-forbidden': '本应用的账号无权导出工单。请管理员在华为云中授权。',
  'errors.desk.export-many':
    '符合条件的工单超过 {limit, number} 个。请用 `/ticket filter` 保存带日期的筛选，再输入 `/ticket export @name`。',

  'commands.stats.usage': '`/ticket stats`',
  'commands.stats.help': '显示各状态的工单数量',
  'commands.export.usage': '`/ticket export [open|closed|all|@name] [词语]`',
  'commands.export.help': '将工单导出为文件并通过私信发送（操作员）',
} as const;
