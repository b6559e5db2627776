/** Private tickets: making them private, and confirming that more people will read one. */
export const privacy = {
  'hub.private': '设为私密',
  'hub.private.help': '仅创建者、关注该工单的频道的成员和操作员可见。',
  'hub.public': '取消私密',
  'hub.public.help': '所有可查看工单的人均可见，除非仅有私有频道关注。',
  'privacy.made': '工单 {id} 已设为私密，仅创建者、关注该工单的频道的成员和操作员可见。',
  'privacy.ended': '工单 {id} 不再私密。如果仅有私有频道关注，其他人仍看不到。',
  'privacy.share':
    '工单 {id} 是私密工单。{readers, select, everyone {在 {channel} 中，工作区的所有人都能看到。} organizations {在 {channel} 中，其他组织的人也能看到。} other {在 {channel} 中，工作区的所有人以及其他组织的人都能看到。}}',
  'privacy.share.button': '仍在那里关注',

  'privacy.left-out': '{count, plural, other {# 个私密工单}}未显示。',

  'privacy.wider':
    '{readers, select, everyone {{channel} 现已公开，工作区的所有人都能看到。} organizations {{channel} 现已共享，其他组织的人能看到。} other {{channel} 现已公开并共享，工作区的所有人以及其他组织的人都能看到。}}您在那里关注了 {list}{more, plural, =0 {} other { 等另外 # 个工单}}。如需停止，请在该频道中输入 `/ticket unlink ID`。',

  'create.private': '可见范围',
  'create.private.label': '私密',
  'create.private.help': '仅您、所在频道的成员和操作员可见。',

  'errors.desk.link-widens': '在那里会有更多人看到此私密工单。请重新关注并确认。',
  'errors.desk.move-private': '其中有私密工单，在那里会有更多人看到。请选择私有频道，或逐个关注。',
  'errors.desk.private-place': '私密工单只能在私有频道中关注。请选择其他频道，或不选。',
} as const;
