import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { frame } from '../ui/messages.ts'
import { Chapters } from './chapters.tsx'
import { about, aboutChapters } from './messages/about.ts'

export const About = ({ lang }: { lang: Lang }) => (
  <Chapters lang={lang} title={about.title} lead={about.lead} chapters={aboutChapters}>
    <section id="links">
      <h2>{about.links[lang]}</h2>
      <ul>
        <li><a href={href(routes.home.ranking, { lang })}>{frame.ranking[lang]}</a></li>
        <li><a href={href(routes.home.privacy, { lang })}>{frame.privacy[lang]}</a></li>
        <li><a href={href(routes.apiPages.guide, { lang })}>{frame.api[lang]}</a></li>
        <li><a href="https://cc-cedict.org/" rel="external noreferrer">{about.dictionaryLink[lang]}</a></li>
        <li><a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="external noreferrer">{about.licenceLink[lang]}</a></li>
      </ul>
    </section>
  </Chapters>
)
