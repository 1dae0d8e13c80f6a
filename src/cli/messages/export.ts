export const exportWords = {
  about: { zh: '导出为表格文件', en: 'export to a spreadsheet file' },
  listings: { zh: '导出科技成果或技术需求；导出的文件可原样导入。', en: 'Export offers or needs as they stand in the editor. The file can be imported again as it is.' },
  kind: { zh: '信息类型（默认全部）', en: 'only this kind' },
  organisation: { zh: '机构网址标识（默认全部机构）', en: 'only those of this organisation, by the name in its address' },
  format: { zh: '文件格式（默认取自文件名）', en: 'the format, if the name of the file does not say it' },
  out: { zh: '输出文件', en: 'the file to write' },
  lang: { zh: '列名语言', en: 'the language of the column names' },
  done: { zh: '已导出 {count} 条到 {file}', en: '{count} listings written to {file}' },
} as const
