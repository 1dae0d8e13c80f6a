import type { Phrase } from '../../../core/text.ts'
import type { HallFacet, HallSort } from '../../../modules/matching/matching.ts'

export const hallWords = {
  title: { zh: '线上展厅', en: 'Exhibition hall' },
  titleFor: { zh: '“{text}”的检索结果', en: 'Results for “{text}”' },
  description: { zh: '高校科技成果、企业技术需求、专家团队与科研设施，中英文均可检索，附匹配理由。', en: 'Technologies, needs, expertise and facilities, searchable in Chinese and English.' },
  lead: { zh: '用中文或英文检索，两种语言的成果、需求、专家和设施都会列出。', en: 'Search in Chinese or English: results in both languages are found.' },
  search: { zh: '检索成果与需求', en: 'Search technologies and needs' },
  placeholder: { zh: '例如：固态电池隔膜涂层', en: 'For example: separator coating' },
  go: { zh: '检索', en: 'Search' },
  total: { zh: '共 {n} 项', en: '{n} results' },
  totalOne: { zh: '共 1 项', en: '1 result' },
  filters: { zh: '筛选', en: 'Filters' },
  filtersChosen: { zh: '筛选（已选 {n} 项）', en: 'Filters ({n} chosen)' },
  apply: { zh: '应用筛选', en: 'Apply filters' },
  chosen: { zh: '已选条件', en: 'Chosen' },
  remove: { zh: '移除条件：{name}', en: 'Remove {name}' },
  clear: { zh: '全部清除', en: 'Clear all' },
  more: { zh: '更多（{n}）', en: '{n} more' },
  sort: { zh: '排序', en: 'Sort by' },
  bookmarked: { zh: '已收藏', en: 'Bookmarked' },
  feed: { zh: '订阅（Atom）', en: 'Atom feed' },
  feedTitle: { zh: 'Qiao 桥 线上展厅', en: 'Qiao 桥 exhibition hall' },
  withheld: { zh: '机构名称未公开', en: 'Name withheld' },
  trl: { zh: '成熟度 {n} 级', en: 'TRL {n}' },
  trlWanted: { zh: '要求成熟度 {n} 级以上', en: 'TRL {n} or higher wanted' },
  emptyTitle: { zh: '没有符合条件的成果或需求', en: 'Nothing fits these conditions yet' },
  emptyFilters: { zh: '可以移除部分筛选条件，或只用一两个关键词检索。', en: 'Try fewer filters, or search with one or two key terms.' },
  emptyText: { zh: '可以换一种说法，用更短的关键词，或改用另一种语言检索。', en: 'Try a shorter term, another name for it, or a word in the other language.' },
  emptyAsk: { zh: '也可以发布您的需求，有匹配的成果时会通知您。', en: 'Or publish your own need: you are told when something matches.' },
  emptyHall: { zh: '展厅还没有内容', en: 'The hall is still empty' },
  emptyHallText: { zh: '成果和需求发布后会显示在这里。', en: 'Technologies and needs appear here once they are published.' },
  beyond: { zh: '这一页没有内容', en: 'There is no such page' },
  beyondText: { zh: '结果比这一页少，请回到第一页。', en: 'There are fewer results than that. Go back to the first page.' },
  firstPage: { zh: '回到第一页', en: 'First page' },
  publishNeed: { zh: '发布需求', en: 'Publish a need' },
  publish: { zh: '发布成果或需求', en: 'Publish a listing' },
} as const satisfies Record<string, Phrase>

export const facetNames = {
  kind: { zh: '类型', en: 'Kind' },
  field: { zh: '技术领域', en: 'Field' },
  priority: { zh: '优先领域', en: 'Priority area' },
  chain: { zh: '产业链', en: 'Industry chain' },
  chainLink: { zh: '产业链环节', en: 'Place on the chain' },
  needClass: { zh: '需求类别', en: 'Class of the need' },
  stage: { zh: '研发阶段', en: 'Stage of development' },
  trl: { zh: '技术成熟度', en: 'Technology readiness level' },
  partnership: { zh: '合作方式', en: 'Type of partnership' },
  country: { zh: '国家/地区', en: 'Country or region' },
  region: { zh: '省市/地区', en: 'Province, nation or region' },
  organisationKind: { zh: '机构类型', en: 'Kind of organisation' },
  lang: { zh: '语言', en: 'Language' },
} as const satisfies Record<HallFacet, Phrase>

export const sortNames = {
  relevance: { zh: '相关程度', en: 'Relevance' },
  newest: { zh: '最新发布', en: 'Newest' },
  ending: { zh: '即将到期', en: 'Ending soon' },
  completeness: { zh: '信息完整度', en: 'Most complete' },
} as const satisfies Record<HallSort, Phrase>

export { kindWords as kindNames } from '../../../modules/listings/words/kinds.ts'

export const langNames = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
} as const satisfies Record<string, Phrase>

export const trlValue: Phrase = { zh: '{n} 级', en: 'TRL {n}' }
