import type { Child } from 'hono/jsx'
import type { Lang, Phrase } from '../../core/text.ts'
import { type Inner } from '../ui/said.ts'
import { Page, PageHead, Prose } from '../ui/page.tsx'
import type { Chapter } from './messages/about.ts'

/** A page to read: chapters with a list of them on top. */
export const Chapters = ({ lang, title, lead, chapters, before, children }: Inner & { lang: Lang; title: Phrase; lead: Phrase; chapters: readonly Chapter[]; /** What stands above the chapters. */ before?: Child }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={title} lead={lead} />
    <nav class="chapter-list" aria-label={title[lang]}>
      <ol>{chapters.map((chapter) => <li><a href={`#${chapter.id}`}>{chapter.title[lang]}</a></li>)}</ol>
    </nav>
    <Prose>
      {before}
      {chapters.map((chapter) => (
        <section id={chapter.id}>
          <h2>{chapter.title[lang]}</h2>
          {chapter.paragraphs.map((paragraph) => <p>{paragraph[lang]}</p>)}
        </section>
      ))}
      {children}
    </Prose>
  </Page>
)
