import type { Lang } from '../../core/text.ts'
import { problemWords } from '../doors/messages/problem.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { LinkButton } from '../ui/buttons.tsx'
import { Numbered } from '../ui/steps.tsx'
import { doors } from './messages.ts'

const behind = (lang: Lang, key: (typeof doors)[number]['key']): string =>
  key === 'programme' ? href(routes.organisations.new, { lang }) : href(routes.listings.new, { lang }, { kind: key })

/** Three doors, each with what happens next. */
export const Doors = ({ lang }: { lang: Lang }) => (
  <div class="doors">
    {doors.map((door) => (
      <section class="door" aria-labelledby={`door-${door.key}`}>
        <h3 id={`door-${door.key}`}>{door.title[lang]}</h3>
        <p class="kicker">{door.who[lang]}</p>
        <Numbered lang={lang} steps={door.steps} />
        <LinkButton href={behind(lang, door.key)}>{door.action[lang]}</LinkButton>
        {door.key === 'need' ? <p class="mt-2"><a href={href(routes.problems.new, { lang })}>{problemWords.door[lang]}</a></p> : null}
      </section>
    ))}
  </div>
)
