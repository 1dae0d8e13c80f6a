/** The letters that signing in causes. */
export const signInLetters = {
  password_reset: {
    subject: { zh: '设置新密码', en: 'Set a new password' },
    text: { zh: '我们收到了为您的账号设置新密码的请求。请在一小时内打开以下链接。如果不是您本人操作，请忽略此信，密码不会改变。', en: 'Somebody asked to set a new password for your account. Open the link below within an hour. If it was not you, ignore this letter: nothing changes.' },
  },
  address_confirm: {
    subject: { zh: '确认您的邮箱地址', en: 'Confirm your address' },
    text: { zh: '请打开以下链接，确认此邮箱地址属于您。', en: 'Open the link below to confirm that this address is yours.' },
  },
  address_taken: {
    subject: { zh: '您已有账号', en: 'You already have an account' },
    text: { zh: '有人用此邮箱地址注册，但您已有账号。如果是您本人，请直接登录；忘记密码时可在登录页重新设置。', en: 'Somebody signed up with this address, but you already have an account. If it was you, sign in; if you have forgotten your password, you can set a new one there.' },
  },
} as const

/** Under a letter about a message. */
export const replyLine = { zh: '您也可以不登录，在 14 天内通过以下链接回复一次：\n{link}', en: 'You may also reply once within 14 days without signing in:\n{link}' } as const
