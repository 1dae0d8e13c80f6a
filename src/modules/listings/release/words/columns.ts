import type { ColumnWords } from '../../words/columns.ts'

/** Columns that only the import into a release reads. */
export const releaseColumnWords = {
  firm: { header: { zh: '企业名称', en: 'Firm' }, also: ['企业', '公司', '公司名称', '单位名称', '需求单位', '企业全称', 'company', 'company name', 'firm name', 'enterprise'] },
  firm_zh: { header: { zh: '企业名称（中文）', en: 'Firm (Chinese)' }, also: ['企业中文名', '公司中文名'] },
  firm_en: { header: { zh: '企业名称（英文）', en: 'Firm (English)' }, also: ['企业英文名', '公司英文名'] },
  firm_uscc: { header: { zh: '统一社会信用代码', en: 'Unified Social Credit Code' }, also: ['信用代码', '社会信用代码', '企业代码', 'uscc'] },
  firm_country: { header: { zh: '企业所在国家或地区', en: 'Country of the firm' }, also: ['企业国家', 'firm country', 'company country'] },
  consent_by: { header: { zh: '同意人', en: 'Consent given by' }, also: ['授权人', '企业同意人', 'consented by', 'consent by'] },
  consent_on: { header: { zh: '同意日期', en: 'Consent given on' }, also: ['授权日期', '同意时间', 'consented on', 'consent date'] },
  consent_document: { header: { zh: '同意依据', en: 'Document of consent' }, also: ['授权文件', '同意文件', '授权依据', 'consent document'] },
  name_withheld: { header: { zh: '企业名称不公开', en: 'Name withheld' }, also: ['名称不公开', '隐去企业名称', 'withhold name'] },
  excluded_countries: { header: { zh: '排除的国家或地区', en: 'Excluded countries' }, also: ['排除国家', '不公开国家', 'exclude countries'] },
} as const satisfies Record<string, ColumnWords>
