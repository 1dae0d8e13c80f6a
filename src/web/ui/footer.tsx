import { type Lang, langs } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Mark } from './mark.tsx'
import { frame } from './messages.ts'

const Drawn = ({ lang }: { lang: Lang }) => (
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
      <p class="site-terms">{frame.licence[lang]} {frame.dictionary[lang]}</p>
    </div>
  </footer>
)

const drawn = Object.fromEntries(langs.map((lang) => [lang, String(<Drawn lang={lang} />)])) as Record<Lang, string>

/** The footer as HTML: the same on every page, so it is drawn once a language. */
export const footer = (lang: Lang): string => drawn[lang]
