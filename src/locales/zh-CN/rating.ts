/** Rating a ticket, separately or when closing it. */
export const rating = {
  'rating.title': '评价工单',
  'rating.submit': '提交评价',
  'rating.question': '您对处理过程满意吗？（选填）',
  'rating.confirms': '如果工单正待您确认，提交评价即确认问题已解决并关闭工单。',
  'rating.choose': '请选择',
  'rating.stars': '{stars} {count} 星（共 {most} 星）',
  'rating.comment': '评价内容',
  'rating.none': '华为云目前不收集评价。',
  'rating.done': '感谢您！对工单 {id} 的评价已提交。',
  'rating.closed': '工单 {id} 已关闭，评价已提交。',
  'rating.only-closed': '工单 {id} *已关闭*，但评价未能提交。{reason}',

  'commands.rate.usage': '`/ticket rate ID`',
  'commands.rate.help': '评价工单的处理情况',
} as const;
