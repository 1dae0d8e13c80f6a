import { raw } from 'hono/html'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Booth, boothLimits, type Event } from '../../modules/events/events.ts'
import { one, type Values } from '../form.ts'
import { cardHtml } from '../listings/hall/card.tsx'
import { trailTo } from '../registration/pages.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Paragraphs, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { exhibitWords as words } from './messages/words.ts'

const trail = (lang: Lang, event: Event) => [...trailTo(lang, event), { href: href(routes.exhibits.hall, { lang, slug: event.slug }, { by: 'organisation' }), label: words.title }]

const Papers = ({ lang, event, booth, keeps }: { lang: Lang; event: Event; booth: Booth; keeps?: boolean }) =>
  booth.files.length === 0 ? null : (
    <Section lang={lang} title={words.papers}>
      <ul class="grid gap-2">
        {booth.files.map((file) => {
          const at = { lang, slug: event.slug, organisation: booth.slug, id: showId(file.id) }
          return <li class="flex flex-wrap items-center gap-3"><a class="link" download data-turbo="false" href={href(routes.booths.paper, at)}>{file.name}</a>{keeps ? <PostButton lang={lang} small kind="quiet" action={href(routes.booths.paperRemove, at)} label={words.remove} /> : null}</li>
        })}
      </ul>
    </Section>
  )

export const BoothPage = ({ lang, event, booth, keeps, now }: { lang: Lang; event: Event; booth: Booth; keeps: boolean; now: Date }) => {
  const at = { lang, slug: event.slug, organisation: booth.slug }
  const about = booth.about && shown(lang, booth.about)
  const actions = (
    <>
      {booth.film ? <LinkButton href={booth.film}>{words.watch[lang]}</LinkButton> : null}
      <LinkButton href={href(routes.organisations.show, { lang, slug: booth.slug })}>{words.organisationPage[lang]}</LinkButton>
      {keeps ? <LinkButton href={href(routes.booths.edit, at)}>{words.boothEdit[lang]}</LinkButton> : null}
    </>
  )
  return (
    <Page width="wide">
      <PageHead lang={lang} title={nameFor(lang, booth.name)} kicker={words.booth[lang]} trail={trail(lang, event)} actions={actions} />
      <div hidden data-controller="view-beacon" data-view-beacon-href-value={href(routes.exhibits.seen, { lang, slug: event.slug }, { booth: booth.slug })}></div>
      {about ? <Paragraphs text={about.text} lang={about.lang} /> : null}
      <Papers lang={lang} event={event} booth={booth} />
      <Section lang={lang} title={words.exhibitsOf}><div class="results">{raw(booth.exhibits.map((card) => cardHtml(lang, card, now)).join(''))}</div></Section>
    </Page>
  )
}

export const BoothEditPage = ({ lang, event, booth, values, problems }: { lang: Lang; event: Event; booth: Booth; values: Values; problems?: Record<string, Words> }) => {
  const at = { lang, slug: event.slug, organisation: booth.slug }
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.boothEdit} lead={nameFor(lang, booth.name)} trail={[...trail(lang, event), { href: href(routes.booths.show, at), label: nameFor(lang, booth.name) }]} />
      <Form lang={lang} action={href(routes.booths.save, at)} version={one(values, '_version') || booth.version} errors={problems} files>
        <HalvesFields lang={lang} name="about" zh={words.aboutZh} en={words.aboutEn} values={values} problems={problems} rows={5} limit={boothLimits.about} />
        <TextField lang={lang} name="film" type="url" label={words.film} hint={words.filmHint} value={one(values, 'film')} error={problems?.film} optional />
        <FileField lang={lang} name="file" label={words.paper} error={problems?.file} accept=".pdf,image/*" optional />
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
      <Papers lang={lang} event={event} booth={booth} keeps />
    </Page>
  )
}
