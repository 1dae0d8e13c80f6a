import { type Lang, langs } from '../../core/text.ts'
import type { Filings } from '../../platform/controller.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Mark } from './mark.tsx'
import { frame } from './messages.ts'

const policeNumber = (filing: string): string => /\d{14}/.exec(filing)?.[0] ?? ''

/** What the law wants at the foot of a page: the filings in China, the registration of the company in Britain. */
const Filed = ({ lang, filings }: { lang: Lang; filings: Filings }) => {
  const lines = lang === 'zh'
    ? [
        filings.icp ? <a href="https://beian.miit.gov.cn/" rel="external noreferrer">{filings.icp}</a> : null,
        filings.police ? <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${policeNumber(filings.police)}`} rel="external noreferrer">{filings.police}</a> : null,
      ]
    : [filings.company ?? null]
  const told = lines.filter((one) => one !== null)
  return told.length === 0 ? null : <p class="site-terms">{told.map((one, place) => <>{place > 0 ? ' · ' : ''}{one}</>)}</p>
}

const Drawn = ({ lang, filings }: { lang: Lang; filings: Filings }) => (
  <footer class="site-footer">
    <div class="site-footer-in">
      <p class="site-purpose"><Mark /> {frame.purpose[lang]}</p>
      <nav aria-label={frame.footer[lang]}>
        <ul>
          <li><a href={href(routes.home.about, { lang })}>{frame.about[lang]}</a></li>
          <li><a href={href(routes.news.list, { lang })}>{frame.news[lang]}</a></li>
          <li><a href={href(routes.home.ranking, { lang })}>{frame.ranking[lang]}</a></li>
          <li><a href={href(routes.home.privacy, { lang })}>{frame.privacy[lang]}</a></li>
          <li><a href={href(routes.apiPages.guide, { lang })}>{frame.api[lang]}</a></li>
        </ul>
      </nav>
      <Filed lang={lang} filings={filings} />
      <p class="site-terms">{frame.licence[lang]} {frame.dictionary[lang]}</p>
    </div>
  </footer>
)

const drawn = new WeakMap<Filings, Record<Lang, string>>()
const noFilings: Filings = { icp: undefined, police: undefined, company: undefined }

/** The footer as HTML: the same on every page of an instance, so it is drawn once a language. */
export function footer(lang: Lang, filings: Filings = noFilings): string {
  let known = drawn.get(filings)
  if (!known) drawn.set(filings, (known = Object.fromEntries(langs.map((one) => [one, String(<Drawn lang={one} filings={filings} />)])) as Record<Lang, string>))
  return known[lang]
}
