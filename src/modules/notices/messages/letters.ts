/** What stands around the text of every letter. */
export const letterFrame = {
  greeting: { zh: '{name}，您好：', en: 'Dear {name},' },
  link: { zh: '查看：{link}', en: 'See it here: {link}' },
  close: {
    zh: 'Qiao 桥 · 高校与产业对接平台\n此信由系统发送，请勿直接回复。',
    en: 'Qiao 桥 · where universities and industry meet\nThis letter was sent by the platform; please do not answer it.',
  },
} as const
