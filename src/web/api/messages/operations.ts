/** Names of the groups of operations, in the order of the document. */
export const groupWords = {
  organisations: { zh: '机构', en: 'Organisations' },
  alliances: { zh: '联盟', en: 'Alliances' },
  listings: { zh: '成果与需求', en: 'Listings' },
  own: { zh: '本机构信息', en: 'Own listings' },
  matches: { zh: '匹配', en: 'Matches' },
  watches: { zh: '保存的检索', en: 'Saved searches' },
  interests: { zh: '合作意向', en: 'Interests' },
  agreements: { zh: '协议', en: 'Agreements' },
  deals: { zh: '对接项目', en: 'Partnering cases' },
} as const
export type Group = keyof typeof groupWords

/** What each operation does, as a heading, and what its caller must know beside. */
export const operationWords = {
  listOrganisations: { zh: '查询机构', en: 'List organisations' },
  readOrganisation: { zh: '读取机构', en: 'Read an organisation' },
  listAlliances: { zh: '查询联盟', en: 'List alliances' },
  readAlliance: { zh: '读取联盟', en: 'Read an alliance' },
  listAllianceMembers: { zh: '查询联盟成员机构', en: 'List the organisations of an alliance' },
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
  requestTranslation: { zh: '请求提供译文', en: 'Ask for a translation' },
  listMatches: { zh: '查询匹配结果及理由', en: 'List the matches of a listing with their reasons' },
  compareMatches: { zh: '比较一条信息的两项匹配', en: 'Compare two matches of a listing' },
  readTeam: { zh: '读取一项需求的协作团队', en: 'Read the team for a need' },
  listCommonProblems: { zh: '查询共性技术', en: 'List common technologies' },
  readCommonProblem: { zh: '读取一项共性技术', en: 'Read a common technology' },
  listSavedSearches: { zh: '查询保存的检索', en: 'List your saved searches' },
  createSavedSearch: { zh: '保存检索', en: 'Save a search' },
  removeSavedSearch: { zh: '删除保存的检索', en: 'Delete a saved search' },
  listInterests: { zh: '查询合作意向', en: 'List interests' },
  readInterest: { zh: '读取一项合作意向', en: 'Read an interest' },
  createInterest: { zh: '提交合作意向', en: 'Express interest' },
  acceptInterest: { zh: '接受合作意向', en: 'Accept an interest' },
  listAgreements: { zh: '查询协议', en: 'List agreements' },
  readAgreement: { zh: '读取一份协议', en: 'Read an agreement' },
  declineInterest: { zh: '谢绝合作意向', en: 'Decline an interest' },
  withdrawInterest: { zh: '撤回合作意向', en: 'Withdraw an interest' },
  listDeals: { zh: '查询对接项目', en: 'List partnering cases' },
  readDeal: { zh: '读取一个对接项目', en: 'Read a partnering case' },
  advanceDeal: { zh: '推进、休眠、恢复或终止对接项目', en: 'Take a case a step, let it rest, revive it or end it' },
  listDealMessages: { zh: '查询对接项目的消息', en: 'List the messages of a case' },
  sendDealMessage: { zh: '在对接项目中发送消息', en: 'Write in a case' },
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
  requestTranslation: {
    zh: '请求转达发布方和平台；人工译文发布后通知请求人。重复请求返回首次请求的时刻。',
    en: 'It reaches the publisher and the host; you are told when a person’s text is there. Asked again, the answer is when you asked first.',
  },
  submitListing: {
    zh: '受信任机构即时发布，其他机构进入审核。重复提交不产生变化。',
    en: 'A trusted organisation publishes at once, the others wait for review. Sending it twice changes nothing.',
  },
  listMatches: {
    zh: '各部分得分之和等于总分；共同概念的贡献之和等于词面与跨语种两部分之和。弱匹配排在最后。adjustment 仅在调用者所属机构保管该列表且有记录时出现，其 causes 之和等于 share。',
    en: 'The parts add up to the score, and the contributions of the concepts to its lexical and bridged parts. Weak matches come last. An adjustment appears only to the organisation that keeps the list and has a record; its causes add up to its share.',
  },
  compareMatches: {
    zh: 'above 为排在前面的一项；concepts、record、dense 各行的差值与 rest 之和等于 difference。',
    en: 'above is the one that stands higher; the differences of concepts, record and dense, with rest, add up to difference.',
  },
  readTeam: {
    zh: '由不同机构的少数成果组成，合起来尽可能多地涉及需求要点；missing 列出无人涉及的要点。仅依据调用者可见的内容。',
    en: 'A few offers of different organisations that together cover most of what the need asks; missing names what nobody covers. Only from what the caller may read.',
  },
  createSavedSearch: {
    zh: '须有检索词或至少一项筛选条件；每人最多保存 100 项。此后首次发布且符合条件的信息会按 rhythm 提醒。',
    en: 'It needs words or at least one filter; a person may save 100 things. Listings published from then on are told in the rhythm chosen.',
  },
  removeSavedSearch: { zh: '同时停止提醒，订阅地址失效。', en: 'Nothing more is told, and its feed stops working.' },
  listCommonProblems: {
    zh: '多家机构的相近需求。已归并的对参与方公开；尚未处理的建议仅组织者可见。',
    en: 'Like needs of several organisations. What was merged is for those who take part; proposals are for organisers.',
  },
  listAgreements: { zh: '仅限当事人的管理员和经办人查阅；草稿仅限起草方。', en: 'Administrators and officers of the parties read it; a draft, those of the party that drafts it.' },
  listInterests: { zh: '仅限参与方查阅。', en: 'Only the parties of an interest read it.' },
  createInterest: { zh: '一句话说明和联系方式即可。请勿填写涉密或保密内容。', en: 'One sentence and a contact suffice. Say nothing confidential.' },
  listDeals: { zh: '参与方可查阅内容；技术经理人和受邀机构仅可查阅进度。', en: 'Parties read a case; a broker and an invited organisation see how it stands.' },
  advanceDeal: { zh: '须给出所见版本；缺少阶段依据、或已有新版本时返回冲突。', en: 'Give the version that you saw; a gate without its evidence, or a newer version, is a conflict.' },
  acceptInterest: { zh: '接受后双方可开始沟通；如信息隐去机构名称，对方将可见。', en: 'Both sides may talk from then on; a withheld name becomes known to the other side.' },
}
