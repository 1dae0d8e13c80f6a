/** Why a document could not be read, and what to do. */
export const documentWords = {
  empty: { zh: '该文件是空文件，请选择另一份文件，或将文字粘贴到文本框。', en: 'This file is empty. Choose another one, or paste the text.' },
  large: { zh: '文件不能超过 5 MB，请压缩后重新上传，或将文字粘贴到文本框。', en: 'A file has at most 5 MB. Choose a smaller one, or paste the text.' },
  unknown: { zh: '仅支持 .docx 和 .pdf 文件，其他格式请将文字粘贴到文本框。', en: 'Only .docx and .pdf files are read. From any other file, paste the text.' },
  unreadable: { zh: '无法读取该文件，文件可能已损坏。请将文字粘贴到文本框。', en: 'This file could not be read; it may be damaged. Paste the text instead.' },
  locked: { zh: '该 PDF 设有密码。请上传未加密的文件，或将文字粘贴到文本框。', en: 'This PDF is locked with a password. Choose one that is not, or paste the text.' },
  pages: { zh: 'PDF 不能超过 60 页，请只上传说明问题的部分。', en: 'A PDF has at most 60 pages. Choose the part that describes the problem.' },
  late: { zh: '读取该文件用时过长，已停止。请将文字粘贴到文本框。', en: 'Reading this file took too long and was stopped. Paste the text instead.' },
  noText: { zh: '文件中没有可读取的文字（可能是扫描图片）。请将文字粘贴到文本框。', en: 'There is no text in this file; it may be a scan. Paste the text instead.' },
  busy: { zh: '正在读取其他文件，请一分钟后重试，或将文字粘贴到文本框。', en: 'Other files are being read. Try again in a minute, or paste the text.' },
} as const
