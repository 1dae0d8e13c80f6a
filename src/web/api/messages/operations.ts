/** Names of the groups of operations, in the order of the document. */
export const groupWords = {
  organisations: { zh: '机构', en: 'Organisations' },
  listings: { zh: '成果与需求', en: 'Listings' },
  own: { zh: '本机构信息', en: 'Own listings' },
  matches: { zh: '匹配', en: 'Matches' },
  interests: { zh: '合作意向', en: 'Interests' },
} as const
export type Group = keyof typeof groupWords

/** What each operation does, as a heading, and what its caller must know beside. */
export const operationWords = {
  listOrganisations: { zh: '查询机构', en: 'List organisations' },
  readOrganisation: { zh: '读取机构', en: 'Read an organisation' },
  listListings: { zh: '查询技术成果与技术需求', en: 'List offers and needs' },
  readListing: { zh: '读取一项成果或需求', en: 'Read an offer or a need' },
  listOwnListings: { zh: '查询本机构的成果与需求（含草稿）', en: 'List the listings of your organisations, drafts included' },
  createListing: { zh: '新建草稿', en: 'Create a draft' },
  readDraft: { zh: '读取草稿', en: 'Read a draft' },
  saveDraft: { zh: '保存草稿', en: 'Change a draft' },
  submitListing: { zh: '提交发布', en: 'Submit a draft for publication' },
  pauseListing: { zh: '暂停展示', en: 'Pause a listing' },
  resumeListing: { zh: '恢复展示', en: 'Resume a listing' },
  closeListing: { zh: '关闭', en: 'Close a listing' },
  listMatches: { zh: '查询匹配结果及理由', en: 'List the matches of a listing with their reasons' },
  readTeam: { zh: '读取一项需求的协作团队', en: 'Read the team for a need' },
  listInterests: { zh: '查询合作意向', en: 'List interests' },
  readInterest: { zh: '读取一项合作意向', en: 'Read an interest' },
  createInterest: { zh: '提交合作意向', en: 'Express interest' },
  acceptInterest: { zh: '接受合作意向', en: 'Accept an interest' },
  declineInterest: { zh: '谢绝合作意向', en: 'Decline an interest' },
  withdrawInterest: { zh: '撤回合作意向', en: 'Withdraw an interest' },
} as const
export type OperationName = keyof typeof operationWords

export const operationNotes: Partial<Record<OperationName, { readonly zh: string; readonly en: string }>> = {
  listOrganisations: { zh: '按名称排序。不带令牌时仅返回已核验的机构。', en: 'In the order of their names. Without a token only verified organisations are listed.' },
  readOrganisation: { zh: '已合并的机构以 308 转至合并后的地址。', en: 'One that was merged answers 308 with the address of the one that it became.' },
  listListings: {
    zh: '检索词可为中文或英文，两种语言的内容同时检索。同一筛选项的多个取值为“或”，不同筛选项之间为“且”；facets 给出各取值的结果数。',
    en: 'Words in either language find both. Several values of one facet mean any of them, several facets all of them; facets counts the results of each value.',
  },
  readListing: {
    zh: '返回全部语种的正文，并注明来源及是否早于原文。已合并的信息以 308 转至合并后的地址。',
    en: 'Every language with its origin, and whether it is older than the original. One that was merged answers 308 with the address of the one that it became.',
  },
  createListing: {
    zh: '草稿归 organisation 所指机构。内容可后续补充，不影响公开展示。',
    en: 'The draft belongs to the organisation named. Content may be filled in later; readers see nothing yet.',
  },
  saveDraft: {
    zh: '以所给内容替换草稿。给出 version 时，若草稿已被他人修改则返回 409。',
    en: 'Replaces the draft by the content given. With version the answer is 409 when somebody saved meanwhile.',
  },
  submitListing: {
    zh: '受信任机构即时发布，其他机构进入审核。重复提交不产生变化。',
    en: 'A trusted organisation publishes at once, the others wait for review. Sending it twice changes nothing.',
  },
  listMatches: {
    zh: '各部分得分之和等于总分；共同概念的贡献之和等于词面与跨语种两部分之和。',
    en: 'The parts add up to the score, and the contributions of the concepts to its lexical and bridged parts.',
  },
  readTeam: {
    zh: '由不同机构的少数成果组成，合起来尽可能多地涉及需求要点；missing 列出无人涉及的要点。仅依据调用者可见的内容。',
    en: 'A few offers of different organisations that together cover most of what the need asks; missing names what nobody covers. Only from what the caller may read.',
  },
  listInterests: { zh: '仅限参与方查阅。', en: 'Only the parties of an interest read it.' },
  createInterest: { zh: '一句话说明和联系方式即可。请勿填写涉密或保密内容。', en: 'One sentence and a contact suffice. Say nothing confidential.' },
  acceptInterest: { zh: '接受后双方可开始沟通；如信息隐去机构名称，对方将可见。', en: 'Both sides may talk from then on; a withheld name becomes known to the other side.' },
}
