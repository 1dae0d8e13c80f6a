export const backupRefusals = {
  exists: { zh: '文件 {file} 已存在，未覆盖。请换一个文件名。', en: '{file} is there already and was left alone. Give another name.' },
  notBackup: { zh: '{file} 不是完整的 Qiao 备份：{reason}', en: '{file} is not a whole Qiao backup: {reason}' },
  migration: {
    zh: '备份的数据库版本为 {theirs}，当前程序为 {ours}。请用制作备份的版本恢复，再升级。',
    en: 'The backup is of database version {theirs}, this program of {ours}. Restore it with the version that made it, then upgrade.',
  },
  notEmpty: { zh: '目标数据库不为空（{table} 中有数据），未作任何更改。请使用新的数据目录或空数据库。', en: 'The database is not empty ({table} has rows); nothing was changed. Use a new data folder or an empty database.' },
  running: { zh: '实例正在运行。请先停止，再恢复。', en: 'The instance is running. Stop it, then restore.' },
} as const
