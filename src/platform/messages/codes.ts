/** Why a code by mail was not taken, and what to do. */
export const codeRefusals = {
  wrong: { zh: '验证码不正确，请核对邮件中的 6 位数字。', en: 'That is not the code. Check the six digits in the letter.' },
  gone: { zh: '验证码已失效（15 分钟内有效，最多尝试 3 次），请重新获取。', en: 'This code works no more (it lasts 15 minutes and three tries). Ask for a new one.' },
} as const
