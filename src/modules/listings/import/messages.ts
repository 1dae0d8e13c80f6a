/** What an import says about a row that cannot be taken, and about cells of good rows. Each sentence says what to do. */
export const importProblems = {
  empty: { zh: '该行没有标题，也没有正文。请至少填写标题和摘要（或详细说明）。', en: 'This row has neither a title nor a text. Give it a title and a summary or description.' },
  noTitle: { zh: '该行有正文但没有标题。请填写标题。', en: 'This row has a text but no title. Give it a title.' },
  noText: { zh: '该行有标题但没有正文。请填写摘要或详细说明。', en: 'This row has a title but no text. Give it a summary or a description.' },
  tooLong: { zh: '此单元格超过 {limit} 字。请缩短，或改为附件。', en: 'This cell is longer than {limit} characters. Shorten it, or attach it as a file.' },
  twice: { zh: '编号 {id} 已出现在第 {line} 行。请保留其中一行，或更改编号。', en: 'The id {id} is already on line {line}. Keep one of the two rows, or change the id.' },
  same: { zh: '与第 {line} 行完全相同，未重复导入。', en: 'This row is the same as line {line} and was not taken twice.' },
  closed: { zh: '该编号对应的信息已关闭或归档，未作更改。如需重新发布，请使用新编号。', en: 'The listing with this id is closed or archived and was left alone. Use a new id to publish it again.' },
  published: { zh: '该编号对应的信息已公开，不能再定时发布。请通过普通导入更新，或使用新编号。', en: 'The listing with this id is published already and cannot be held back. Update it by an ordinary import, or use a new id.' },
  otherRelease: { zh: '该编号对应的信息已在另一发布批次中。', en: 'The listing with this id belongs to another release.' },
  firmNamed: { zh: '填写了企业代码或同意人，但没有企业名称。请填写企业名称。', en: 'There is a firm’s code or consent, but no name. Give the name of the firm.' },
  firmCode: { zh: '统一社会信用代码校验不通过。请核对 18 位代码，或留空。', en: 'The check character of the Unified Social Credit Code does not fit. Look at its 18 characters, or leave it empty.' },
  firmCountry: { zh: '“{value}”不是国家或地区代码，例如 CN、GB。', en: '“{value}” is not a country code such as CN or GB.' },
  consent: { zh: '没有注明企业同意情况。请填写“同意人”和“同意日期”，或在批次页面统一说明。', en: 'Nothing is said of the firm’s consent. Fill in who consented and when, or say it for all firms on the page of the release.' },
  consentDay: { zh: '同意日期有误或晚于今天。请写成 2026-03-31。', en: 'The day of consent is no date, or lies ahead. Write it as 2026-03-31.' },
  notWritten: { zh: '该行未能保存：{reason}', en: 'This row could not be saved: {reason}' },
  unreadable: { zh: '该行无法读取。', en: 'This row cannot be read.' },
} as const

export const importNotes = {
  overLimit: { zh: '超过建议长度 {limit} 字，已全文保留；请在编辑页精简。', en: 'Longer than the {limit} characters suggested; kept whole. Shorten it in the editor.' },
  summaryMoved: { zh: '摘要超过 {limit} 字，已作为详细说明全文保留；请补写简短摘要。', en: 'The summary is longer than {limit} characters and was kept whole as the description. Write a short summary.' },
  otherLanguage: { zh: '标注的语言没有标题和正文，已按实际语言读取。', en: 'There is no title and text in the language stated; the other language was taken as the source.' },
} as const

export const importRefusals = {
  organisation: { zh: '没有名为“{slug}”的机构。请核对机构网址标识。', en: 'There is no organisation “{slug}”. Check the name in its address.' },
  column: { zh: '对应关系中的“{column}”不是已知栏目。', en: 'The mapping names “{column}”, which is not a known column.' },
  columnTwice: { zh: '栏目“{column}”被对应了两次。', en: 'The column “{column}” is mapped twice.' },
  noTitleColumn: { zh: '没有对应到标题的列。请至少对应标题和正文（摘要或详细说明）。', en: 'No column is mapped to the title. Map at least a title and a text (summary or description).' },
  noTextColumn: { zh: '没有对应到正文的列。请对应摘要或详细说明。', en: 'No column is mapped to a text. Map a summary or a description.' },
  emptyFile: { zh: '文件中没有数据行。', en: 'The file has no rows.' },
} as const

export const runRefusals = {
  busy: { zh: '该导入正在进行，请等待完成或先取消。', en: 'This import is under way. Wait for it to finish, or cancel it first.' },
  over: { zh: '该导入已结束。', en: 'This import is over.' },
  noOfficer: { zh: '您的账号不能直接提交发布。可先存为草稿，由本机构工作人员提交。', en: 'Your account may not submit for publication. Import as drafts; an officer of your organisation submits them.' },
  rights: { zh: '发起导入的账号已无相应权限，导入已停止。', en: 'The account that began this import no longer has the right to it, so it was stopped.' },
  interrupted: { zh: '导入中断，系统将自动继续。', en: 'The import was interrupted and goes on by itself in a moment.' },
} as const
