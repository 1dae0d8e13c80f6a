/** What `qiao verify` says of a file. */
export const verifyCommandWords = {
  about: { zh: '核验本平台签署存证的 PDF：签名、是否被改动或追加、是否在登记中', en: 'check a sealed PDF: its signature, what was changed or appended, and the register' },
  file: { zh: 'PDF 文件', en: 'the PDF' },
  json: { zh: '以 JSON 输出结果', en: 'print the result as JSON' },
  unreadable: { zh: '无法读取文件 {file}。', en: '{file} cannot be read.' },
  sealed: { zh: '通过：{file} 与存证一致（协议 {reference}，{at}）。', en: 'SEALED  {file} is as it was sealed (agreement {reference}, {at}).' },
  changed: { zh: '已改动：{file} 的内容与签名不符。', en: 'CHANGED  {file} is not what was signed.' },
  appended: { zh: '被追加：{file} 在签名之后追加了内容。', en: 'APPENDED  what was signed stands, but {file} goes on after it.' },
  unknown_certificate: { zh: '证书未知：{file} 未被改动，但签名者（{subject}）不是本平台。', en: 'UNKNOWN CERTIFICATE  {file} is unchanged, but {subject} is not in the register of this platform.' },
  unregistered: { zh: '未登记：{file} 由本平台证书签名，但登记中没有该文件。', en: 'UNREGISTERED  {file} is signed with a certificate of this platform, but is no file of its register.' },
  unsigned: { zh: '未签名：{file} 没有数字签名。', en: 'UNSIGNED  {file} has no digital signature.' },
} as const
