import type { PersonalColumn } from '../../platform/personal.ts'
import { basisWords } from './messages.ts'
import { register } from './register.ts'
import { documentWords as words } from './words/document.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')

/** How a column leaves with its person, in a word. */
function fateOf(column: string, { holds, fate, deed }: PersonalColumn): string {
  if (holds === 'secret') return `${column} (${words.secret})`
  return `${column} (${deed ? words.deed : words.fates[fate]})`
}

/** docs/personal-data.md: a projection of the register, which a test compares with the database and with the file. */
export function registerDocument(): string {
  const lines = register.map(
    (one) => `| \`${one.table}\` | ${cell(one.data.en)} | ${cell(one.purpose.en)} | ${basisWords[one.basis].en.toLowerCase()} | ${cell(one.until.en)} | ${cell(Object.entries(one.columns).map(([name, column]) => fateOf(name, column)).join(', '))} |`,
  )
  const rules = register.flatMap((one) => one.retention ?? []).map((one) => `| \`${one.rule}\` | ${one.after} | \`${cell(one.sql)}\` |`)
  return [words.head, '', words.tableHead, '|---|---|---|---|---|---|', ...lines, '', words.retentionHead, '', words.retentionTable, '|---|---|---|', ...rules, '', words.foot, ''].join('\n')
}
