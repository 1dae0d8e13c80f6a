import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText } from '../../core/text.ts'
import { type interestIn, interestLimits, isOpenAlready } from '../../modules/deals/deals.ts'
import { partnerships } from '../../modules/listings/words/facts.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { many, one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { ConsentBox } from '../privacy/consent-box.tsx'
import { KindBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Checkbox, Radios, Select } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Day } from '../ui/time.tsx'
import { formWords, roomWords } from './messages.ts'
import { titleFor } from './party.tsx'

type About = Awaited<ReturnType<typeof interestIn>>
type PageProps = { /** Where the form goes when it is not the listing's own. */ action?: string; lang: Lang; actor: Actor; about: About; values: Values; again?: Pick<Again, 'problems' | 'sentence' | 'failure'> }

/** The form of an expression of interest, the listing's facts beside it. */
export const InterestPage = ({ lang, actor, about, values, again, action }: PageProps) => {
  const title = readText(about.card.title, lang)
  const listing = href(routes.listings.show, { lang, id: showId(about.card.id) })
  return (
    <Page>
      <PageHead lang={lang} title={formWords.title} lead={formWords.lead} trail={[{ href: listing, label: title.body }]} />
      <Split
        main={about.barred ? <Barred lang={lang} about={about} actor={actor} back={listing} /> : <InterestForm lang={lang} actor={actor} about={about} values={values} again={again} action={action} />}
        side={<Subject lang={lang} about={about} href={listing} />}
      />
    </Page>
  )
}

const Barred = ({ lang, about, actor, back }: { lang: Lang; about: About; actor: Actor; back: string }) => (
  <Notice lang={lang} kind="warning">
    <p>{about.barred?.[lang]}</p>
    <Actions>
      {actor.affiliations.length === 0 ? <LinkButton kind="primary" href={href(routes.organisations.list, { lang })}>{formWords.join[lang]}</LinkButton> : null}
      <LinkButton href={back}>{formWords.back[lang]}</LinkButton>
    </Actions>
  </Notice>
)

const Subject = ({ lang, about: { card }, href: to }: { lang: Lang; about: About; href: string }) => {
  const title = readText(card.title, lang)
  const summary = card.summary && readText(card.summary, lang)
  return (
    <Card lang={lang} title={formWords.about}>
      <p><KindBadge lang={lang} kind={card.kind} /></p>
      <p><a href={to} lang={title.lang === lang ? undefined : langTag[title.lang]}>{title.body}</a></p>
      {summary ? <p class="hint" lang={summary.lang === lang ? undefined : langTag[summary.lang]}>{summary.body}</p> : null}
      <Facts
        lang={lang}
        items={[
          { label: formWords.owner, value: card.owner ? nameFor(lang, card.owner.name) : formWords.withheld[lang] },
          { label: formWords.place, value: countryName(lang, card.place.country) },
          { label: formWords.field, value: card.fields.map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : ', ') },
          { label: formWords.trl, value: card.trl },
          { label: formWords.partnership, value: card.partnerships.map((one) => partnerships[one][lang]).join(lang === 'zh' ? '、' : ', ') },
          { label: formWords.deadline, value: card.deadline ? <Day lang={lang} at={card.deadline} /> : undefined },
        ]}
      />
    </Card>
  )
}

const folded = ['interests', 'brings', 'proposes'] as const

const InterestForm = ({ lang, actor, about, values, again, action }: PageProps) => {
  const problems = again?.problems ?? {}
  const existing = again && isOpenAlready(again.failure) ? again.failure.details.theirs.dealId : undefined
  const organisations = actor.affiliations.map((one) => ({ value: showId(one.organisationId), label: nameFor(lang, one.name) }))
  const open = folded.some((name) => one(values, name) !== '' || problems[name]) || one(values, 'wishedLang') !== ''
  return (
    <Form lang={lang} action={action ?? href(routes.deals.create, { lang, id: showId(about.card.id) })} errors={problems}>
      {again && Object.keys(problems).length === 0 && again.sentence ? (
        <Notice lang={lang} kind="warning" live>
          <p>{again.sentence[lang]}</p>
          {existing ? <p><a href={href(routes.deals.show, { lang, id: showId(existing) })}>{formWords.existing[lang]}</a></p> : null}
        </Notice>
      ) : null}
      {organisations.length === 1 && organisations[0] ? (
        <><Hidden name="from" value={organisations[0].value} /><p class="hint">{formWords.from[lang]}{lang === 'zh' ? '：' : ': '}{organisations[0].label}{lang === 'zh' ? '。' : '. '}{formWords.fromHint[lang]}</p></>
      ) : (
        <Select lang={lang} name="from" label={formWords.from} hint={formWords.fromHint} options={organisations} value={one(values, 'from') || organisations[0]?.value} empty={false} required error={problems.from} />
      )}
      <TextArea lang={lang} name="sentence" label={formWords.sentence} hint={formWords.sentenceHint} value={one(values, 'sentence')} limit={interestLimits.sentence} rows={3} required error={problems.sentence} />
      <TextField lang={lang} name="contact" label={formWords.contact} hint={formWords.contactHint} value={one(values, 'contact')} required error={problems.contact} />
      {about.broughtChoices.length > 0 ? (
        <Select
          lang={lang} name="broughtListingId" label={formWords.brought} hint={formWords.broughtHint} optional empty={formWords.none} error={problems.broughtListingId}
          options={about.broughtChoices.map((choice) => ({ value: showId(choice.id), label: titleFor(lang, choice.title).text }))} value={one(values, 'broughtListingId')}
        />
      ) : null}
      <details class="disclosure" open={open}>
        <summary>{formWords.more[lang]}</summary>
        <div class="form">
          {folded.map((name) => <TextArea lang={lang} name={name} label={formWords[name]} value={one(values, name)} limit={interestLimits[name]} rows={3} error={problems[name]} />)}
          <Radios
            lang={lang} name="wishedLang" label={formWords.wishedLang} value={one(values, 'wishedLang')} columns
            options={[{ value: '', label: formWords.wishedNone }, { value: 'zh', label: roomWords.zh }, { value: 'en', label: roomWords.en }]}
          />
        </div>
      </details>
      <Checkbox lang={lang} name="noConfidential" label={formWords.noConfidential} hint={formWords.noConfidentialHint} checked={many(values, 'noConfidential').length > 0} />
      {about.consentFor ? <ConsentBox lang={lang} country={about.consentFor} error={problems.consent} /> : null}
      <Actions><Button kind="primary">{formWords.send[lang]}</Button></Actions>
    </Form>
  )
}
