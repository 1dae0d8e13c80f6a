import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Event, type Material, materialKindWords, type Session, sessionKindWords, sessionLimits, type Speaker, speakerRoles, speakerRoleWords, type Venue } from '../../modules/events/events.ts'
import { trailOf } from '../events/reading.tsx'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { optionsOf, Radios, Select } from '../ui/choices.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { MomentFields } from '../ui/moment.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { draftWords as words } from './messages/draft.ts'

type Props = { lang: Lang; event: Event; values: Values; problems?: Record<string, Words> }
export type SessionProps = Props & { session?: Session; venues: readonly Venue[]; materials: readonly Material[]; again?: { form: 'speaker' | 'material'; values: Values; problems: Record<string, Words> } }

const trail = (lang: Lang, event: Event) => [...trailOf(lang, event, true), { href: href(routes.draft.show, { lang, slug: event.slug }), label: words.title }]

/** A session of the draft, with who is on it and what is handed out. */
export const SessionPage = (props: SessionProps) => {
  const { lang, event, session, venues, values, problems } = props
  const at = { lang, slug: event.slug }
  const form = { lang, values, problems }
  const folded = ['subtitle', 'track', 'detail'].some((name) => one(values, `${name}_zh`) || one(values, `${name}_en`))
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={session ? words.edit : words.add} lead={session ? shown(lang, session.title).text : undefined} trail={trail(lang, event)} />
      <Form lang={lang} action={session ? href(routes.draft.save, { ...at, id: showId(session.id) }) : href(routes.draft.add, at)} version={session?.version} errors={problems}>
        <HalvesFields {...form} name="title" zh={words.titleZh} en={words.titleEn} limit={sessionLimits.title} />
        <MomentFields lang={lang} name="startsAt" label={words.startsAt} more={[{ name: 'endsAt', label: words.endsAt }]} values={values} problems={problems} />
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
          <Select lang={lang} name="kind" label={words.kind} options={optionsOf(sessionKindWords)} value={one(values, 'kind') || 'forum'} empty={false} error={problems?.kind} />
          <Select lang={lang} name="venue" label={words.room} options={venues.map((venue) => ({ value: showId(venue.id), label: shown(lang, venue.name).text }))} value={one(values, 'venue')} error={problems?.venue} />
        </div>
        <HalvesFields {...form} name="abstract" zh={words.abstractZh} en={words.abstractEn} rows={4} limit={sessionLimits.abstract} />
        <details open={folded}><summary>{words.more[lang]}</summary>
          <div class="form">
            <HalvesFields {...form} name="subtitle" zh={words.subtitleZh} en={words.subtitleEn} limit={sessionLimits.subtitle} />
            <HalvesFields {...form} name="track" zh={words.trackZh} en={words.trackEn} limit={sessionLimits.track} />
            <TextField lang={lang} name="spokenIn" label={words.spokenIn} hint={words.spokenHint} value={one(values, 'spokenIn')} error={problems?.spokenIn} size="short" optional />
            <HalvesFields {...form} name="detail" zh={words.detailZh} en={words.detailEn} rows={6} limit={sessionLimits.detail} />
          </div>
        </details>
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={href(routes.draft.show, at)}>{words.back[lang]}</LinkButton></Actions>
      </Form>
      {session ? (
        <>
          <Speakers {...props} session={session} />
          <Handouts {...props} session={session} />
          <PostButton lang={lang} kind="danger" action={href(routes.draft.remove, { ...at, id: showId(session.id) })} label={words.removeSession} confirm={words.removeSure} />
        </>
      ) : null}
    </Page>
  )
}

export const SpeakerFields = ({ lang, values, problems, account }: { lang: Lang; values: Values; problems?: Record<string, Words>; account?: boolean }) => (
  <>
    <Select lang={lang} name="role" label={words.role} options={speakerRoles.map((value) => ({ value, label: speakerRoleWords[value] }))} value={one(values, 'role') || 'speaker'} empty={false} />
    <HalvesFields lang={lang} name="name" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} />
    <HalvesFields lang={lang} name="about" zh={words.aboutZh} en={words.aboutEn} values={values} problems={problems} limit={300} />
    <TextField lang={lang} name="email" type="email" label={words.email} hint={account ? words.hasAccount : words.emailHint} value={one(values, 'email')} error={problems?.email} optional />
  </>
)

const Speakers = ({ lang, event, session, again }: SessionProps & { session: Session }) => {
  const at = { lang, slug: event.slug, id: showId(session.id) }
  const wrong = again?.form === 'speaker' ? again : undefined
  return (
    <Section lang={lang} title={words.speakers} id="speakers">
      {session.speakers.length === 0 ? <p class="hint">{words.speakersNone[lang]}</p> : (
        <ul class="grid gap-2 mb-4">
          {session.speakers.map((who, place) => {
            const about = who.about && shown(lang, who.about)
            const to = { ...at, speaker: showId(who.id) }
            return (
              <li class="sheet flex flex-wrap items-center justify-between gap-2 [&>*]:mt-0">
                <span class="min-w-0"><span class="hint">{speakerRoleWords[who.role][lang]}</span> <strong>{nameFor(lang, who.name)}</strong> {about ? <span lang={about.lang}>{about.text}</span> : null} {who.personId ? <Badge tone="jade">{words.hasAccount[lang]}</Badge> : null}</span>
                <span class="flex flex-wrap gap-1">
                  {place > 0 ? <PostButton lang={lang} small kind="quiet" action={href(routes.draft.speakerRaise, to)} label={words.rise} /> : null}
                  <LinkButton small kind="quiet" href={href(routes.draft.speakerForm, to)}>{words.speakerEdit[lang]}</LinkButton>
                  <PostButton lang={lang} small kind="quiet" action={href(routes.draft.speakerRemove, to)} label={words.remove} />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <details open={wrong !== undefined}><summary>{words.speakerAdd[lang]}</summary>
        <Form lang={lang} action={href(routes.draft.speaker, at)} errors={wrong?.problems}>
          <SpeakerFields lang={lang} values={wrong?.values ?? {}} problems={wrong?.problems} />
          <Actions><Button kind="primary">{words.speakerAdd[lang]}</Button></Actions>
        </Form>
      </details>
    </Section>
  )
}

const Handouts = ({ lang, event, session, materials, again }: SessionProps & { session: Session }) => {
  const at = { lang, slug: event.slug, id: showId(session.id) }
  const wrong = again?.form === 'material' ? again : undefined
  const values = wrong?.values ?? {}
  return (
    <Section lang={lang} title={words.materials} id="materials">
      {materials.length === 0 ? <p class="hint">{words.materialsNone[lang]}</p> : (
        <ul class="grid gap-2 mb-4">
          {materials.map((each) => (
            <li class="sheet flex flex-wrap items-center justify-between gap-2 [&>*]:mt-0">
              <span class="min-w-0"><span class="hint">{materialKindWords[each.kind][lang]}</span> <strong>{shown(lang, each.title).text}</strong> <span class="hint">{words[each.audience][lang]}</span></span>
              <PostButton lang={lang} small kind="quiet" action={href(routes.draft.materialRemove, { ...at, material: showId(each.id) })} label={words.remove} />
            </li>
          ))}
        </ul>
      )}
      <details open={wrong !== undefined}><summary>{words.materialAdd[lang]}</summary>
        <Form lang={lang} action={href(routes.draft.material, at)} errors={wrong?.problems} files>
          <Select lang={lang} name="materialKind" label={words.kind} options={optionsOf(materialKindWords)} value={one(values, 'materialKind') || 'slides'} empty={false} />
          <HalvesFields lang={lang} name="material" zh={words.materialZh} en={words.materialEn} values={values} problems={wrong?.problems} limit={200} />
          <TextField lang={lang} name="link" type="url" label={words.link} hint={words.fileHint} value={one(values, 'link')} error={wrong?.problems.link} optional />
          <FileField lang={lang} name="file" label={words.file} accept=".pdf,.png,.jpg,.jpeg" error={wrong?.problems.file} optional />
          <Radios lang={lang} name="audience" label={words.audience} options={[{ value: 'readers', label: words.readers }, { value: 'participants', label: words.participants }]} value={one(values, 'audience') || 'readers'} />
          <Actions><Button kind="primary">{words.materialAdd[lang]}</Button></Actions>
        </Form>
      </details>
    </Section>
  )
}

/** How somebody on a session is named. */
export const SpeakerPage = ({ lang, event, session, speaker, values, problems }: Props & { session: Session; speaker: Speaker }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.speakerEditTitle} trail={[...trail(lang, event), { href: href(routes.draft.edit, { lang, slug: event.slug, id: showId(session.id) }), label: shown(lang, session.title).text }]} />
    <Form lang={lang} action={href(routes.draft.speakerSave, { lang, slug: event.slug, id: showId(session.id), speaker: showId(speaker.id) })} errors={problems}>
      <SpeakerFields lang={lang} values={values} problems={problems} account={speaker.personId !== null} />
      <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
    </Form>
  </Page>
)
