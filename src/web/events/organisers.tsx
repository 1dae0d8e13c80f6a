import { showId } from '../../core/id.ts'
import { type Lang, nameFor, type Name, type Text } from '../../core/text.ts'
import { type Organiser, type OrganiserRole, organiserRoles, organiserRoleWords } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'

/** What an organiser is called: the name of its page here, or the text that was given. */
export const organiserName = (lang: Lang, one: Organiser): string => ('variants' in one.name ? shown(lang, one.name as Text).text : nameFor(lang, one.name as Name))

/** Organisers under the fixed order of their roles; those of one role beside each other, each with its logo. */
export const OrganiserRoll = ({ lang, organisers }: { lang: Lang; organisers: readonly Organiser[] }) => (
  <dl class="organisers">
    {organiserRoles.filter((role) => organisers.some((one) => one.role === role)).map((role: OrganiserRole) => (
      <div>
        <dt>{organiserRoleWords[role][lang]}</dt>
        <dd>
          <ul>
            {organisers.filter((one) => one.role === role).map((one) => (
              <li>
                {one.logoId ? <img src={href(routes.files.show, { id: showId(one.logoId) })} alt="" height="40" loading="lazy" /> : null}
                {one.slug ? <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{organiserName(lang, one)}</a> : <span>{organiserName(lang, one)}</span>}
              </li>
            ))}
          </ul>
        </dd>
      </div>
    ))}
  </dl>
)
