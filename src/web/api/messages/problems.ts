/** Refusals of the API; each says what to do. */
export const apiProblems = {
  noToken: {
    zh: '此操作需要令牌。请在账号页面创建令牌，并以 Authorization: Bearer 发送。',
    en: 'This needs a token. Make one on your account page and send it as Authorization: Bearer.',
  },
  badToken: { zh: '令牌无效、已过期或已撤销。请在账号页面创建新令牌。', en: 'The token is unknown, expired or revoked. Make a new one on your account page.' },
  scope: { zh: '此令牌没有 {scope} 权限。请创建包含该权限的令牌。', en: 'This token does not have the scope {scope}. Make one that has it.' },
  notJson: { zh: '请以 application/json 发送请求正文。', en: 'Send the body as application/json.' },
  brokenJson: { zh: '请求正文不是有效的 UTF-8 编码 JSON。', en: 'The body is not valid JSON in UTF-8.' },
  badKey: { zh: 'Idempotency-Key 须为 8–200 个可见 ASCII 字符。', en: 'An Idempotency-Key has 8 to 200 visible ASCII characters.' },
  otherContent: { zh: '该 Idempotency-Key 已用于其他内容。请更换后重试。', en: 'This Idempotency-Key was used with other content. Send a new one.' },
} as const
