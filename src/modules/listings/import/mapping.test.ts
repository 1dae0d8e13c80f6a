import { expect, test } from 'vitest'
import { exportColumns } from '../columns.ts'
import { checkMapping, reportColumns, suggestMapping } from './mapping.ts'

test.each([
  ['records as other tools write them', ['id', 'lang', 'title', 'text', 'keywords', 'source_repo'], { id: 'id', lang: 'lang', title: 'title', text: 'description', keywords: 'keywords' }],
  ['a Chinese spreadsheet', ['序号', '项目名称', '成果简介', '所属领域', '技术成熟度（选填）', '联系人', '备注'], { 序号: 'id', 项目名称: 'title', 成果简介: 'summary', 所属领域: 'fields', '技术成熟度（选填）': 'trl', 联系人: 'contactName' }],
  ['a column per language', ['title_zh', 'Title (English)', '摘要（中文）', 'summary EN', 'text_en'], { title_zh: 'title_zh', 'Title (English)': 'title_en', '摘要（中文）': 'summary_zh', 'summary EN': 'summary_en', text_en: 'description_en' }],
  ['a header that holds a known one', ['您的需求名称是什么', '需求内容'], { 您的需求名称是什么: 'title', 需求内容: 'description' }],
  ['nothing that is known', ['foo', 'topic_code', ''], {}],
])('%s', (_, headers, mapping) => {
  expect(suggestMapping(headers).mapping).toEqual(mapping)
})

test('every header of an export, in either language, comes back as its column', () => {
  for (const lang of ['zh', 'en'] as const) {
    const { mapping, unmapped } = suggestMapping(exportColumns.map((column) => column.header[lang]))
    expect(unmapped).toEqual([])
    expect(Object.values(mapping)).toEqual(expect.arrayContaining(exportColumns.map((column) => column.key)))
    for (const column of exportColumns) expect(mapping[column.header[lang]]).toBe(column.key)
  }
})

test('a column is given once, to the surest header, and the columns of a report to none', () => {
  const { mapping, unmapped } = suggestMapping(['text', 'description', ...reportColumns])
  expect(mapping).toEqual({ description: 'description' })
  expect(unmapped).toEqual(['text'])
})

test('a mapping needs a title and a text, knows its columns and maps none twice', () => {
  expect(checkMapping({ a: 'title', b: 'summary', c: '' })).toEqual({ a: 'title', b: 'summary' })
  expect(() => checkMapping({ a: 'title' })).toThrow(/text/)
  expect(() => checkMapping({ a: 'summary' })).toThrow(/title/)
  expect(() => checkMapping({ a: 'title', b: 'summary', c: 'nonsense' })).toThrow(/nonsense/)
  expect(() => checkMapping({ a: 'title', b: 'title_zh', c: 'title', d: 'summary' })).toThrow(/twice/)
})
