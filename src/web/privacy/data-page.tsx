import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { type Held, register } from '../../modules/privacy/privacy.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, showNumber } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { privacyWords as words } from './messages.ts'

const shownRows = 20
const longest = 600

function told(lang: Lang, value: unknown): string {
  if (value instanceof Date) return showDay(lang, value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text
}

/** One row as it is kept: column by column. */
const Row = ({ lang, row }: { lang: Lang; row: Record<string, unknown> }): Child => (
  <li>
    <dl class="facts">
      {Object.entries(row).map(([name, value]) => <div><dt><code>{name}</code></dt><dd class="[overflow-wrap:anywhere]">{told(lang, value)}</dd></div>)}
    </dl>
  </li>
)

const Rows = ({ lang, rows }: { lang: Lang; rows: readonly Record<string, unknown>[] }) => (
  <>
    <ol class="grid gap-4">{rows.slice(0, shownRows).map((row) => <Row lang={lang} row={row} />)}</ol>
    {rows.length > shownRows ? <p class="hint">{said(lang, words.more, { n: showNumber(lang, rows.length - shownRows) })}</p> : null}
  </>
)

const countsOf = (lang: Lang, { rows, deeds }: Held): string =>
  [rows.length > 0 ? said(lang, words.rowsCount, { n: showNumber(lang, rows.length) }) : '', deeds.length > 0 ? said(lang, words.deedsCount, { n: showNumber(lang, deeds.length) }) : ''].filter(Boolean).join(' · ')

/** Everything kept about the reader, kind by kind, with its reason and its end. */
export const DataPage = ({ lang, held }: { lang: Lang; held: readonly Held[] }) => (
  <Page width="narrow">
    <PageHead
      lang={lang} title={words.myData} lead={words.myDataLead} trail={[{ href: href(routes.privacy.account, { lang }), label: words.title }]}
      actions={<LinkButton href={href(routes.account.export, { lang })} download>{words.download[lang]}</LinkButton>}
    />
    {held.map((one) => {
      const entry = register.find(({ table }) => table === one.table)
      if (!entry) return null
      return (
        <Section lang={lang} title={entry.data}>
          <p class="hint">{entry.purpose[lang]} · {entry.until[lang]}</p>
          <details class="disclosure">
            <summary>{countsOf(lang, one)}</summary>
            {one.rows.length > 0 ? <Rows lang={lang} rows={one.rows} /> : null}
            {one.deeds.length > 0 ? <><h3>{words.deeds[lang]}</h3><Rows lang={lang} rows={one.deeds} /></> : null}
          </details>
        </Section>
      )
    })}
  </Page>
)
