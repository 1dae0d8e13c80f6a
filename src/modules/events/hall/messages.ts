export const hallRefusals = {
  listing: { zh: '没有找到这条信息，或它尚未发布。', en: 'There is no such listing, or it is not published.' },
  yours: { zh: '请从您单位已发布的信息中选择。', en: 'Choose one of your own published listings.' },
  over: { zh: '活动已取消，展厅不再接受展品。', en: 'The event was cancelled: its hall takes nothing more.' },
  unknown: { zh: '以下编号没有找到或尚未发布：{references}', en: 'Not found, or not published: {references}' },
  none: { zh: '请至少填写一个编号或网址。', en: 'Give one reference or address at least.' },
  tooMany: { zh: '一次最多添加 300 条。', en: 'Add 300 at most at once.' },
  film: { zh: '请填写以 https:// 开头的网址。', en: 'Give an address that begins with https://.' },
  booth: { zh: '展出至少一条信息后，才能布置展位。', en: 'A booth needs one exhibit at least.' },
  changed: { zh: '其间他人已修改展位，请对照后再保存。', en: 'Somebody else changed the booth meanwhile. Compare and save again.' },
  state: { zh: '该展品的状态已经变化，请刷新页面查看。', en: 'This exhibit has changed meanwhile. Reload the page to see how it stands.' },
} as const
