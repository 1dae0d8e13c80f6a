import type { Fate } from '../../../platform/personal.ts'

/** The words of docs/personal-data.md, which is written in English as all documents are. */
export const documentWords: { head: string; tableHead: string; retentionHead: string; retentionTable: string; foot: string; secret: string; deed: string; fates: Record<Fate, string> } = {
  head: `# Personal data: the register

What is kept about people, why, for how long, and what becomes of it. This file is written from the register in
\`src/modules/*/words/personal.ts\` (\`QIAO_WRITE_DOCS=1 npm test -- src/modules/privacy/register\`), and a test holds them
together; another compares the register with the migrated database, so that a column that could hold something of a person
is registered or the build fails. Export (\`/account/data\`, \`/account/data.json\`), erasure, the nightly retention, the public
page \`/privacy/register\` and the doctor's check read the same list.

A row that is *theirs* leaves whole, without secrets; where they only did something, the deed leaves and not the row. An
address leads to rows only once it is confirmed. *unnamed* takes the person's confirmed address out of everybody's texts and
their name out of those that they wrote: a name counts when it has two Han characters or two words.`,
  tableHead: '| table | data | purpose | basis | kept until | columns, and what an erasure does |',
  retentionHead: `## Retention

Each night (02:41 UTC) every rule runs by itself; \`/staff/retention\` shows what each did, and the doctor says when a night was missed.`,
  retentionTable: '| rule | days | statement |',
  foot: `Beside these the modules end what has a life of its own: drafts and doors (\`modules/doors/sweep.ts\`), posters, matching
reports, requests, listings. Erasure asks for the password and is refused to the last administrator of an organisation that
has other people, and of the platform: somebody must be able to answer. Words that somebody else wrote about a person stay
until that person asks for their correction.`,
  secret: 'never leaves',
  deed: 'deed, by number',
  fates: { row: 'deleted', cleared: 'cleared', unnamed: 'unnamed', number: 'by number', kept: 'kept', own: 'by its module' },
}
