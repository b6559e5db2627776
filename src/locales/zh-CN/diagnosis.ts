/** Looking at a server before a ticket about it is created. */
export const diagnosis = {
  'diagnosis.offer': '先做一次一分钟的健康检查，或许无需提工单。',
  'diagnosis.first': '先诊断',
  'diagnosis.title': '诊断服务器',
  'diagnosis.about': '不会更改服务器上的任何内容。您在工单中填写的内容会保留。',
  'diagnosis.server': '服务器',
  'diagnosis.more-servers': '只列出前 {count} 台服务器。',
  'diagnosis.start': '诊断',
  'diagnosis.back': '返回',
  'diagnosis.before': '以前的诊断：',
  'diagnosis.record': '• {name} {time}：{problems, plural, =0 {没有问题} other {# 个问题}}',
  'diagnosis.record.none': '• {name} {time}：没有结果',
  'diagnosis.region-first': '请先在表单中选择区域：服务器按区域列出。返回，选择区域，再点击“先诊断”。',
  'diagnosis.none': '此区域没有列出可诊断的服务器。请返回，不经诊断新建工单。',
  'diagnosis.progress':
    '正在检查服务器… {checks, plural, =0 {} other {已完成 {finished, number} 项检查，共 # 项。}}结果出来后会显示在此处。',
  'diagnosis.found':
    '{abnormal, plural, =0 {{open, plural, =0 {*全部 {all} 项检查均正常。*} other {*没有发现异常，但 {all} 项检查中有 # 项没有结果。*}}} other {*# 项检查发现异常：*}}',
  'diagnosis.result': '{result, select, skipped {未执行} unknown {结果未知} other {}}',
  'diagnosis.no-advice': '无法读取这些异常的处理建议。',
  'diagnosis.more-findings': '还有 {count, plural, other {# 项}}检查未在此显示。',
  'diagnosis.read': '了解更多',
  'diagnosis.next': '接下来怎么做？',
  'diagnosis.next.attach': '把结果写进工单',
  'diagnosis.next.solved': '已解决：无需提工单',
  'diagnosis.next.go-on': '不使用结果，继续',
  'diagnosis.continue': '继续',
  'diagnosis.text':
    '{server} 的诊断结果：{abnormal, plural, =0 {没有发现异常} other {# 项检查发现异常}}{open, plural, =0 {。} other {；{all} 项检查中有 # 项没有结果。}}',
  'diagnosis.attached': '诊断结果已写在问题描述的末尾，您可以在那里修改。',
  'diagnosis.lost': '诊断结果已无法写入表单。请返回：表单中有您填写的内容；再次诊断后可从此处复制结果。',
  'diagnosis.no-room': '问题描述已满，放不下诊断结果。请返回并先缩短问题描述。',
} as const;
