export const requestRefusals = {
  open: { zh: '相同的申请正在等待答复。', en: 'The same request is waiting for an answer already.' },
  answered: { zh: '该申请已答复、已撤回或已过期。', en: 'This request was answered, withdrawn or has expired.' },
  role: { zh: '请选择角色。', en: 'Choose a role.' },
  long: { zh: '说明不能超过 2000 个字符。', en: 'A message has at most 2,000 characters.' },
  belongs: { zh: '您已是该机构成员。', en: 'You belong to this organisation already.' },
  representing: { zh: '只有机构管理员可以代表机构提出申请。', en: 'Only an administrator of the organisation can ask for it.' },
} as const

export const requestWords = {
  kinds: {
    affiliation: { zh: '申请代表机构', en: 'To represent an organisation' },
    join_space: { zh: '申请加入', en: 'To join' },
    translation: { zh: '请求翻译', en: 'For a translation' },
    correction: { zh: '申请更正', en: 'For a correction' },
    takedown: { zh: '申请下架', en: 'To take something down' },
    introduction: { zh: '请求引荐', en: 'For an introduction' },
    more_information: { zh: '索取更多信息', en: 'For more information' },
    dataset_access: { zh: '申请数据使用', en: 'For access to data' },
    training: { zh: '申请培训', en: 'For training' },
    handover: { zh: '请企业接管发布', en: 'To take listings over' },
    citation: { zh: '请同意公开引用', en: 'To cite a case in public' },
    data_rights: { zh: '个人信息权利申请', en: 'About personal data' },
  },
  states: {
    created: { zh: '草稿', en: 'Draft' },
    submitted: { zh: '待答复', en: 'Waiting for an answer' },
    accepted: { zh: '已同意', en: 'Accepted' },
    declined: { zh: '未同意', en: 'Declined' },
    cancelled: { zh: '已撤回', en: 'Withdrawn' },
    expired: { zh: '已过期', en: 'Expired' },
  },
} as const
