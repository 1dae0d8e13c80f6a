import { currentNotice, noticeChapters, notices, type PrivacyNotice } from '../../modules/consents/consents.ts'
import type { Lang } from '../../core/text.ts'
import type { ControllerConfig } from '../../platform/controller.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { privacyWords as words } from '../privacy/messages.ts'
import { page } from '../respond.tsx'
import type { Handler } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Facts } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { said } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { Chapters } from './chapters.tsx'
import { privacy } from './messages/privacy.ts'

/** Who is responsible, as the instance says. */
export const Controller = ({ lang, controller }: { lang: Lang; controller: ControllerConfig | undefined }) =>
  controller ? (
    <Facts
      lang={lang}
      columns
      items={[
        { label: words.name, value: controller.name[lang] },
        { label: words.address, value: controller.address[lang] },
        { label: words.contact, value: <a href={controller.contact.includes('@') && !controller.contact.startsWith('https:') ? `mailto:${controller.contact}` : controller.contact}>{controller.contact}</a> },
        { label: words.representative, value: controller.representative?.[lang] },
        { label: words.dataCountry, value: countryName(lang, controller.dataCountry) },
      ]}
    />
  ) : <Notice lang={lang} kind="warning"><p>{words.noController[lang]}</p></Notice>

const Versions = ({ lang, current, all }: { lang: Lang; current: PrivacyNotice; all: readonly PrivacyNotice[] }) => (
  <section id="version">
    <h2>{words.versions[lang]}</h2>
    <ul>
      {all.map((one) => (
        <li><a href={href(routes.privacy.notice, { lang, number: String(one.number) })} aria-current={one.number === current.number ? 'true' : undefined}>{said(lang, words.version, { number: one.number, day: showDay(lang, one.since) })}</a></li>
      ))}
    </ul>
    <p><a href={href(routes.privacy.register, { lang })}>{words.register[lang]}</a></p>
  </section>
)

/** The notice: who is responsible, its chapters, its versions. */
export const privacyHandler: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const { controller } = room.config
  const current = await currentNotice(room.db, controller, actor.at)
  return page(
    c,
    { title: privacy.title[lang], description: privacy.lead[lang] },
    <Chapters lang={lang} title={privacy.title} lead={privacy.lead} chapters={noticeChapters} before={<section id="controller"><h2>{words.controller[lang]}</h2><Controller lang={lang} controller={controller} /><p class="hint">{said(lang, words.version, { number: current.number, day: showDay(lang, current.since) })}</p></section>}>
      <Versions lang={lang} current={current} all={await notices(room.db)} />
    </Chapters>,
  )
}
