/** What the sign-in says when it refuses. None of these tells whether an address is known. */
export const signInMessages = {
  wrong: { zh: '邮箱或密码不正确。', en: 'The address and the password do not go together.' },
  wrongPassword: { zh: '密码不正确。', en: 'The password is not right.' },
  wrongCode: { zh: '验证码不正确，请输入最新的验证码。', en: 'The code is not right. Enter the newest one.' },
  locked: { zh: '验证码多次输入错误，账号已暂时锁定。请在 15 分钟后重试。', en: 'Too many wrong codes: the account is locked for a while. Try again in 15 minutes.' },
  startAgain: { zh: '登录已超时，请重新输入邮箱和密码。', en: 'Signing in took too long. Start again with address and password.' },
  linkUsed: { zh: '该链接已使用或已过期，请重新申请。', en: 'This link was used before or is too old. Ask for a new one.' },
} as const
