/** Why a deed on a common problem is refused. */
export const commonRefusals = {
  decided: { zh: '该共性问题已有处理结果，请刷新页面查看。', en: 'This has been decided already. Reload the page to see how.' },
  tooFew: { zh: '请至少保留两家机构的需求。', en: 'Keep the needs of at least two organisations.' },
  titleNeeded: { zh: '请填写共性技术的名称（200 字符以内）。', en: 'Give the common technology a name of at most 200 characters.' },
  answered: { zh: '该需求已答复，请刷新页面查看。', en: 'This need has been answered for already. Reload the page.' },
} as const
