/** What the faces of news say when they refuse. */
export const newsRefusals = {
  title: { zh: '请填写标题。', en: 'Give it a title.' },
  body: { zh: '请填写正文。', en: 'Write the text.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
  date: { zh: '请填写日期，例如 2026-11-21。', en: 'Give the date, such as 2026-11-21.' },
  kind: { zh: '请选择类型。', en: 'Choose what it is.' },
  wider: { zh: '可见范围不能大于所属联盟或活动的可见范围。', en: 'It cannot be seen by more people than the page of its alliance or event.' },
  changed: { zh: '内容已被他人修改，请核对后重新保存。', en: 'Somebody has changed this meanwhile. Look at it and save again.' },
  state: { zh: '当前状态下不能进行此操作，请刷新页面。', en: 'This cannot be done as it stands now. Reload the page.' },
  waiting: { zh: '所引用的对接项目尚未获得双方同意，暂不能发布。可等待答复，或删除该引用。', en: 'A case that is cited has not been permitted by both of its parties. Wait for them, or remove the citation.' },
  comment: { zh: '请写明修改意见或撤下原因。', en: 'Say what to change, or why it is withdrawn.' },
  listing: { zh: '没有找到可公开引用的信息。请填写已公开信息的网址或编号。', en: 'There is no such listing that everybody may read. Give the address or reference of a public one.' },
  reference: { zh: '请填写对接项目编号，例如 D-2026-000012。', en: 'Give the reference of the case, such as D-2026-000012.' },
  figure: { zh: '请从列表中选择数据。', en: 'Choose a figure from the list.' },
  twice: { zh: '已引用过。', en: 'This is cited already.' },
  tooMany: { zh: '最多引用 20 项、附件 10 个。', en: 'An item cites at most 20 facts and carries at most ten files.' },
} as const
