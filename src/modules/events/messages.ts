/** Refusals of the faces of events. */
export const eventRefusals = {
  host: { zh: '请选择您有权代表的单位作为主办方。', en: 'Choose an organisation for which you may act as the host.' },
  times: { zh: '结束时间须晚于开始时间。', en: 'It has to end after it begins.' },
  state: { zh: '当前状态下不能进行此操作，请刷新页面查看最新状态。', en: 'This cannot be done as things stand. Reload the page to see how they stand.' },
  changed: { zh: '其间他人已修改此项，请对照后再保存。', en: 'Somebody else changed this meanwhile. Compare and save again.' },
} as const
