/** The page on which the API is read, and what the document says of the whole. */
export const guideWords = {
  title: { zh: 'Qiao 开放接口', en: 'Qiao API' },
  lead: {
    zh: '以 JSON 读取机构、技术成果、技术需求和匹配结果，并以令牌发布信息、提交和答复合作意向。',
    en: 'Organisations, offers, needs and their matches as JSON; with a token, publish listings, express interest and answer it.',
  },
  begin: { zh: '开始使用', en: 'To begin' },
  address: { zh: '地址', en: 'Address' },
  document: { zh: 'OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document' },
  example: { zh: '无需令牌即可读取公开信息：', en: 'What is public needs no token:' },
  exampleToken: { zh: '以令牌新建草稿：', en: 'A new draft, with a token:' },
  tokens: {
    zh: '登录后在账号页面创建令牌，选择权限，可随时撤销。令牌以本人身份行事，不超出所选权限。请求时发送 Authorization: Bearer 令牌。',
    en: 'Make a token on your account page, choose its scopes, revoke it at any time. It acts as you, within its scopes. Send it as Authorization: Bearer.',
  },
  tokensTitle: { zh: '令牌与权限', en: 'Tokens and scopes' },
  toAccount: { zh: '前往账号页面', en: 'To your account' },
  visibility: {
    zh: '列表、检索、计数与单项读取遵循同一可见范围；无权查看与不存在的回答相同。隐去的机构名称不会出现在任何回答中。',
    en: 'Lists, searches, counts and single reads follow the same rules of who may see what. “Not yours” is answered as “not there”, and a withheld name is in no answer.',
  },
  visibilityTitle: { zh: '可见范围', en: 'Who sees what' },
  language: {
    zh: '每段文本注明原文语种、来源，以及译文是否早于原文（stale）。展示机器翻译或过时译文时，请同时注明。',
    en: 'Each text names its original language, where its words come from, and whether a translation is older than the original (`stale`). Say so when you show it.',
  },
  languageTitle: { zh: '中英文文本', en: 'Texts in two languages' },
  errors: {
    zh: '未能完成的请求以 application/problem+json（RFC 9457）回答，说明原因和处理办法：401 令牌无效，403 无此权限，404 不存在或无权查看，409 内容已变化，415 格式不符，422 内容需修改，429 过于频繁，503 正在准备。',
    en: 'What is refused is answered as application/problem+json (RFC 9457) with what to do: 401 no valid token, 403 not allowed, 404 not there or not yours, 409 changed meanwhile, 415 not JSON, 422 needs another look, 429 too often, 503 not ready.',
  },
  errorsTitle: { zh: '错误', en: 'Errors' },
  repeat: {
    zh: 'POST 请求可带 Idempotency-Key：网络中断后以同一键重发，得到首次结果，不重复执行。',
    en: 'Send an Idempotency-Key with a POST: after a broken connection, the same call under the same key gets the first answer and does nothing twice.',
  },
  repeatTitle: { zh: '重发', en: 'Sending again' },
  limits: {
    zh: '每个账号每分钟 1,200 次，请求正文不超过 2 MB。公开读取可缓存 30 秒，并支持 ETag。超出时回答 429，Retry-After 注明等待秒数。',
    en: '1,200 calls a minute for an account, bodies of up to 2 MB. Public reads may be kept for 30 seconds and carry an ETag. Beyond that the answer is 429 with Retry-After in seconds.',
  },
  limitsTitle: { zh: '限额与缓存', en: 'Limits and caching' },
  operations: { zh: '接口', en: 'Operations' },
  anyone: { zh: '公开；带令牌时需要 {scope}', en: 'Open to all; a token needs {scope}' },
  token: { zh: '需要令牌，权限 {scope}', en: 'Needs a token with {scope}' },
  parameters: { zh: '参数', en: 'Parameters' },
  body: { zh: '请求正文', en: 'Body' },
  answer: { zh: '回答', en: 'Answer' },
  name: { zh: '名称', en: 'Name' },
  type: { zh: '类型', en: 'Type' },
  meaning: { zh: '含义', en: 'Meaning' },
  required: { zh: '必填', en: 'required' },
  types: { zh: '数据结构', en: 'Shapes' },
  listOf: { zh: '{type} 列表', en: 'list of {type}' },
  refused: { zh: '请求未能完成', en: 'Refused' },
  problemDetail: { zh: '说明及处理办法（英文）；detail_zh 为中文', en: 'What happened and what to do; in Chinese under detail_zh' },
  problemId: { zh: '故障编号，可提供给平台管理员', en: 'Reference of a fault, for the people who run the site' },
} as const

/** Kinds of values in the tables of the page. */
export const typeWords = {
  string: { zh: '文本', en: 'text' },
  integer: { zh: '整数', en: 'whole number' },
  number: { zh: '数值', en: 'number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'object' },
  date: { zh: '日期', en: 'date' },
  'date-time': { zh: '时刻', en: 'instant' },
  uri: { zh: '网址', en: 'address' },
  email: { zh: '邮箱', en: 'e-mail address' },
  null: { zh: '空', en: 'null' },
  any: { zh: '任意值', en: 'any value' },
} as const
