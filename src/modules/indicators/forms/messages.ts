/** What the faces of official forms say when they refuse. */
export const formRefusals = {
  workbook: { zh: '请上传 .xlsx 格式的空白统计表，不超过 2 MB。旧版 .xls 请先另存为 .xlsx。', en: 'Upload the empty form as an .xlsx of at most 2 MB. Save an old .xls as .xlsx first.' },
  name: { zh: '请填写统计表名称，不超过 200 个字符。', en: 'Give the form a name of at most 200 characters.' },
  many: { zh: '统计表已达 20 份，请先删除不再使用的。', en: 'There are 20 forms already. Remove one that is no longer used.' },
  manyCells: { zh: '一份统计表最多对应 200 个单元格。', en: 'A form has at most 200 mapped cells.' },
  sheet: { zh: '工作簿中没有这个工作表。', en: 'The workbook has no such sheet.' },
  cell: { zh: '请填写单元格，例如 B5。', en: 'Give a cell, such as B5.' },
  formula: { zh: '该单元格含公式，由表格自行计算，请改填其引用的单元格。', en: 'That cell reckons by a formula. Fill in the cells that it counts instead.' },
  twice: { zh: '该单元格已对应其他指标。', en: 'That cell says something else already.' },
  figure: { zh: '请选择指标。', en: 'Choose a figure.' },
  month: { zh: '请选择已开始的月份。', en: 'Choose a month that has begun.' },
  empty: { zh: '还没有对应的单元格，请先设置。', en: 'No cell is mapped yet. Map one first.' },
  changed: { zh: '在您编辑期间，对应关系已被修改。您的内容已保留，请对照后再保存。', en: 'The cells were mapped anew while you were editing. What you typed is kept: compare and save again.' },
} as const
