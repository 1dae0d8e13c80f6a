/** What can be wrong with a file of records, and with one of its lines. */
export const recordWords = {
  format: {
    zh: '不支持该文件类型。请使用 .csv、.xlsx 或 .jsonl 文件。',
    en: 'This type of file cannot be read. Use .csv, .xlsx or .jsonl.',
  },
  encoding: {
    zh: '无法识别文件的文字编码。请另存为 UTF-8 编码后重试。',
    en: 'The text encoding of the file is unknown. Save it as UTF-8 and try again.',
  },
  header: {
    zh: '第一行没有列名。请在第一行填写列名。',
    en: 'The first row has no column names. Put the column names in the first row.',
  },
  notSpreadsheet: {
    zh: '文件已损坏，或不是 Excel 工作簿（.xlsx）。请在 Excel 中另存为 .xlsx 后重试。',
    en: 'The file is damaged or is not an Excel workbook (.xlsx). Save it again as .xlsx and try again.',
  },
  tooLarge: {
    zh: '文件展开后超过 {limit} MB。请拆分为多个文件。',
    en: 'Unpacked, the file is larger than {limit} MB. Split it into several files.',
  },
  tooDense: {
    zh: '文件的压缩率异常，为安全起见未予打开。请重新导出后再试。',
    en: 'The file is compressed beyond what a spreadsheet would be and was not opened. Export it again and try again.',
  },
  tooWide: {
    zh: '工作表过大（最多 {rows} 行、{columns} 列）。请删除多余的空行和空列。',
    en: 'The sheet is too large (at most {rows} rows and {columns} columns). Delete empty rows and columns.',
  },
  line: {
    zh: '该行不是有效的 JSON 对象。',
    en: 'This line is not a JSON object.',
  },
  cells: {
    zh: '该行无法解析：列数与表头不一致，或引号不成对。',
    en: 'This row cannot be read: it has more cells than the header, or an unpaired quotation mark.',
  },
  cellTooLong: {
    zh: '有内容超过 Excel 单元格上限（32,767 字）。请改用 .csv 或 .jsonl 格式。',
    en: 'A text is longer than a cell of Excel holds (32,767 characters). Use .csv or .jsonl instead.',
  },
} as const
