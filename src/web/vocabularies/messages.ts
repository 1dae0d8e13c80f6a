import type { Phrase } from '../../core/text.ts'
import type { Vocabulary } from '../../modules/vocabularies/vocabularies.ts'

export const vocabularyPageWords = {
  title: { zh: '词表', en: 'Vocabularies' },
  lead: { zh: '技术领域、优先领域和产业链：发布、检索、匹配报告和接口都使用这些条目。改名和合并不影响已有信息、链接和保存的检索。', en: 'Fields, priority areas and industry chains: publishing, search, matching reports and the API all use these terms. Renaming and merging leave listings, links and saved searches as they are.' },
  term: { zh: '条目', en: 'Term' },
  english: { zh: '英文名称', en: 'English name' },
  chinese: { zh: '中文名称', en: 'Chinese name' },
  code: { zh: '代码', en: 'Code' },
  codeHint: { zh: '代码出现在网址和文件中，确定后不能修改，例如 low_altitude。', en: 'The code stands in addresses and files and never changes, such as low_altitude.' },
  count: { zh: '展厅中', en: 'In the hall' },
  standing: { zh: '来源与状态', en: 'Origin and state' },
  shipped: { zh: '自带', en: 'Shipped' },
  own: { zh: '本站', en: 'Own' },
  renamed: { zh: '已改名', en: 'Renamed' },
  retired: { zh: '已停用', en: 'Retired' },
  add: { zh: '添加条目', en: 'Add a term' },
  addButton: { zh: '添加', en: 'Add' },
  rename: { zh: '名称', en: 'Name' },
  saveName: { zh: '保存名称', en: 'Save the name' },
  merge: { zh: '合并到另一条目', en: 'Merge into another term' },
  mergeHint: { zh: '合并后不能拆分。原条目下的信息、链接和保存的检索都归到所选条目。', en: 'This cannot be undone. Listings, addresses and saved searches of this term go with the other from then on.' },
  into: { zh: '合并到', en: 'Merge into' },
  mergeButton: { zh: '合并', en: 'Merge' },
  retire: { zh: '停用', en: 'Retire' },
  retireHint: { zh: '停用后不再供选择；已选用的信息保持不变。', en: 'No longer offered for choice; where it was chosen it stays.' },
  restore: { zh: '恢复使用', en: 'Offer it again' },
  restoreHint: { zh: '该条目已停用，不供选择。', en: 'This term is retired: it is not offered for choice.' },
  inHall: { zh: '在展厅中查看', en: 'See it in the hall' },
} as const satisfies Record<string, Phrase>

export const vocabularyHints = {
  field: { zh: '每条信息至少有一个技术领域。', en: 'Every listing has at least one field.' },
  priority: { zh: '项目、地区或部门公布的优先领域。', en: 'What programmes, regions or ministries name as priorities.' },
  chain: { zh: '产业链名称；上游、中游、下游由发布方填写。', en: 'Names of industry chains; each listing says whether it stands upstream, midstream or downstream.' },
} as const satisfies Record<Vocabulary, Phrase>
