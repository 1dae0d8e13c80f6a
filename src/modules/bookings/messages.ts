/** Why something cannot be had at a time. */
export const problemWords = {
  empty: { zh: '结束时间须晚于开始时间。', en: 'It has to end after it begins.' },
  retired: { zh: '该资源已停用。', en: 'It is no longer in use.' },
  past: { zh: '该时段已过或已开始。', en: 'That time has passed or has begun.' },
  taken: { zh: '该时段已被占用，请另选时段。', en: 'It is taken at that time. Choose another.' },
  closed: { zh: '该时段不开放。', en: 'It is not open at that time.' },
  short: { zh: '时长短于规定的最短时间。', en: 'That is shorter than it may be had.' },
  long: { zh: '时长超过规定的最长时间。', en: 'That is longer than it may be had.' },
  late: { zh: '距开始时间过近，已不能预约。', en: 'That is too soon: it is booked earlier.' },
  early: { zh: '距开始时间过早，尚不能预约。', en: 'That is too far ahead: it is booked later.' },
} as const

export const bookingRefusals = {
  taken: { zh: '该时段刚被占用，请另选时段。', en: 'It has just been taken at that time. Choose another.' },
  inUse: { zh: '其上仍有预约，不能停用。', en: 'Something is booked there: it stays in use.' },
} as const

export const bookingInvariants = {
  overlap: { zh: '同一独占资源的有效预约互不重叠', en: 'Two active reservations of an exclusive resource never overlap' },
  kind: { zh: '场地、桌位、仪器的预约均为独占', en: 'A room, a table and an instrument are always reserved exclusively' },
  moved: { zh: '被替换的预约只由一个有效预约接替', en: 'A replaced reservation has at most one in its place, and is not held itself' },
} as const
