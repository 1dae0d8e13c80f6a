import type { Phrase } from '../../core/text.ts'
import type { QueueKind } from '../../modules/listings/listings.ts'
import type { Criterion, ReviewOutcome } from '../../modules/listings/rules.ts'

export const moderationWords = {
  title: { zh: '内容审核', en: 'Moderation' },
  lead: { zh: '可信机构的内容立即发布并事后抽查；其他机构的内容按四项标准审核。', en: 'Trusted organisations publish at once and are sampled afterwards; the others are reviewed by four criteria.' },
  organisations: { zh: '机构与信任', en: 'Organisations and trust' },
  views: { zh: '审核队列', en: 'Queues' },
  emptyTitle: { zh: '没有待处理的内容', en: 'Nothing waits here' },
  emptyText: { zh: '新提交的内容会按时间顺序出现在这里。', en: 'What is submitted appears here, oldest first.' },
  batch: { zh: '批量通过所选', en: 'Approve the chosen ones' },
  batchHint: { zh: '一次通过整批内容，适用于来源可靠、格式统一的批量提交。', en: 'Approves them in one step: for batches from a known source. Open any of them to score it instead.' },
  chooseSome: { zh: '请先选择要通过的内容。', en: 'Choose what to approve first.' },
  chooseOne: { zh: '选择“{title}”以批量通过', en: 'Choose “{title}” for approval' },
  own: { zh: '本机构内容，由其他审核员处理', en: 'Of your own organisation: another moderator decides' },
  submitted: { zh: '{ago}提交', en: 'submitted {ago}' },
  version: { zh: '第 {n} 版', en: 'version {n}' },
  complete: { zh: '完整度 {n}%', en: '{n}% complete' },
  withheld: { zh: '机构名称未公开', en: 'Name withheld' },
  untitled: { zh: '（未命名）', en: '(no title)' },
  reviewTitle: { zh: '审核：{title}', en: 'Review: {title}' },
  sampled: { zh: '此内容已发布，被抽中复查。评分在 4 分及以下会暂停展示。', en: 'This is published already and was drawn for a look. A sum of 4 or less takes it out of the hall.' },
  changes: { zh: '与当前公开版本相比的变化', en: 'What is new against the version shown now' },
  criteria: { zh: '四项标准', en: 'The four criteria' },
  criteriaHint: { zh: '每项 0–5 分。合计 10 分及以上发布，5–9 分暂缓，4 分及以下退回；任何一项为 0 分则暂缓。', en: '0–5 each. A sum of 10 or more publishes, 5–9 holds, 4 or less returns; a single 0 holds.' },
  comment: { zh: '给作者的意见', en: 'Comment to the author' },
  commentHint: { zh: '暂缓或退回时必填，请写明怎样修改。', en: 'Needed to hold or return: say what to change.' },
  decide: { zh: '提交审核结果', en: 'Record the review' },
  past: { zh: '以往审核', en: 'Earlier reviews' },
  pastLine: { zh: '第 {n} 版：{outcome}，合计 {sum} 分', en: 'Version {n}: {outcome}, sum {sum}' },
  mayNot: { zh: '这是您所在机构的内容，请由其他审核员处理。', en: 'This belongs to your own organisation: another moderator decides.' },
  text: { zh: '提交的内容', en: 'What was submitted' },
  trustLead: { zh: '可信机构提交后立即发布，并按比例抽查。取消信任后，新提交的内容需先审核。', en: 'Trusted organisations publish at once and are sampled. Without trust, what they submit next waits for review.' },
  search: { zh: '查找机构', en: 'Find an organisation' },
  find: { zh: '查找', en: 'Find' },
  organisation: { zh: '机构', en: 'Organisation' },
  kind: { zh: '类型', en: 'Kind' },
  place: { zh: '国家/地区', en: 'Country or region' },
  standing: { zh: '状态', en: 'Standing' },
  actions: { zh: '操作', en: 'Actions' },
  verified: { zh: '已核验', en: 'Verified' },
  notVerified: { zh: '待核验', en: 'Not verified' },
  trusted: { zh: '可信', en: 'Trusted' },
  verify: { zh: '核验', en: 'Verify' },
  trust: { zh: '设为可信', en: 'Trust' },
  distrust: { zh: '取消信任', en: 'End trust' },
  onlyUnverified: { zh: '仅看待核验', en: 'Not verified only' },
  all: { zh: '全部', en: 'All' },
  noneFound: { zh: '没有符合条件的机构', en: 'No organisation fits' },
} as const satisfies Record<string, Phrase>

export const queueNames = {
  waiting: { zh: '待审核', en: 'Waiting' },
  held: { zh: '暂缓', en: 'On hold' },
  sampled: { zh: '抽查', en: 'Drawn for a look' },
} as const satisfies Record<QueueKind, Phrase>

export const criterionNames = {
  advantages: { zh: '优势与创新', en: 'Advantages and innovation' },
  clarity: { zh: '表述清晰', en: 'Clarity' },
  cooperation: { zh: '合作期望', en: 'Cooperation expected' },
  language: { zh: '语言与规范', en: 'Language and guideline' },
} as const satisfies Record<Criterion, Phrase>

export const criterionHints = {
  advantages: { zh: '是否说明优于现有方案之处，有无依据。', en: 'Does it say what is better than before, and show it?' },
  clarity: { zh: '外行的企业读者能否看懂。', en: 'Would a reader from another field understand it?' },
  cooperation: { zh: '是否说明希望怎样合作、对方做什么。', en: 'Does it say what partner is sought, and for what?' },
  language: { zh: '用词规范，不含保密、宣传或不当内容。', en: 'Proper words; nothing confidential, boastful or unfit.' },
} as const satisfies Record<Criterion, Phrase>

export const outcomeNames = {
  publish: { zh: '发布', en: 'published' },
  hold: { zh: '暂缓', en: 'on hold' },
  return: { zh: '退回', en: 'returned' },
} as const satisfies Record<ReviewOutcome, Phrase>
