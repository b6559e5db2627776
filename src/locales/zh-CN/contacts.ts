/** Contacts that have to be verified, and addresses for copies. */
export const contacts = {
  'contacts.needed.phone': '此号码对工单服务是新的，需要验证：请向它发送验证码，并在此输入。',
  'contacts.needed.email': '此邮箱对工单服务是新的，需要验证：请向它发送验证码，并在此输入。',
  'contacts.send': '发送验证码',
  'contacts.sent': '验证码已于 {time} 发送，{minutes, number} 分钟内有效。',
  'contacts.resend': '重新发送',
  'contacts.code.phone': '短信验证码',
  'contacts.code.email': '邮件验证码',
  'contacts.code-hint': '六位数字。只有填写验证码后才能使用此联系方式。',
  'contacts.phone-hint': '不含国家/地区码的号码。',
  'contacts.title': '更改联系方式',
  'contacts.submit': '更改',
  'contacts.intro': '工程师可以就此工单致电或写信给谁。留空的项保持不变；现有的联系方式不会显示。',
  'contacts.changed': '工单 {id} 的联系方式已更改。',
  'contacts.copies': '抄送',
  'contacts.copies-hint':
    '接收抄送的邮箱地址，用逗号分隔{most, plural, =0 {} other {；最多 {most, number} 个}}。{known, select, none {} other {已知地址：{known}}}',
  'commands.contact.usage': '`/ticket contact ID`',
  'commands.contact.help': '更改工程师可以致电或写信的联系方式',
} as const;
