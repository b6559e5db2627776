/** Verifying contacts, and CC addresses. */
export const contacts = {
  'contacts.needed.phone': '请验证此号码：发送验证码，然后在此输入。',
  'contacts.needed.email': '请验证此邮箱：发送验证码，然后在此输入。',
  'contacts.send': '发送验证码',
  'contacts.sent': '验证码已于 {time} 发送，{minutes, number} 分钟内有效。',
  'contacts.resend': '重新发送验证码',
  'contacts.code.phone': '短信验证码',
  'contacts.code.email': '邮件验证码',
  'contacts.code-hint': '六位数字。未验证的联系方式无法使用。',
  'contacts.phone-hint': '不含国家/地区码。',
  'contacts.title': '更改联系方式',
  'contacts.submit': '更改联系方式',
  'contacts.intro': '工程师就此工单可致电或发邮件的联系人。现有联系方式不会显示，留空的项保持不变。',
  'contacts.changed': '工单 {id} 的联系方式已更改。',
  'contacts.copies': '抄送',
  'contacts.copies-hint':
    '需要通知的邮箱地址，用逗号分隔{most, plural, =0 {} other {，最多 {most, number} 个}}。{known, select, none {} other {已知地址：{known}}}',
  'commands.contact.usage': '`/ticket contact ID`',
  'commands.contact.help': '更改工程师可致电或发邮件的联系人',
} as const;
