import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Due, dueOf, dueWords, legalStatusWords, openLicenceWords, type Patent, type PatentPage } from '../../modules/patents/patents.ts'
import { deskWords } from '../desk/messages.ts'
import { one, type Values } from '../form.ts'
import { AmountFields } from '../projects/fields.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { HalvesFields, headOf, Said } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { DateField, TextArea, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { patentWords as words } from './messages.ts'

export const patentHref = (lang: Lang, id: string): string => href(routes.patents.show, { lang, id: showId(id) })
const trailOf = (lang: Lang) => [{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.patents.register, { lang }), label: words.title }]
const Left = ({ lang, due }: { lang: Lang; due: Due }) => <Badge tone={due.left < 0 ? 'accent' : 'amber'}>{due.left < 0 ? words.overdue[lang] : due.left === 0 ? words.now[lang] : say(lang, words.daysLeft, { n: due.left })}</Badge>

type RegisterProps = { lang: Lang; patents: readonly Patent[]; today: string; mayAdd: boolean; scopes: readonly { id: string; name: string; current: boolean }[] }

/** The register of an organisation, with what runs out soon on top. */
export const RegisterPage = ({ lang, patents, today, mayAdd, scopes }: RegisterProps) => {
  const soon = patents.flatMap((patent) => dueOf(patent, today).map((due) => ({ patent, due }))).sort((a, b) => a.due.left - b.due.left)
  const add = { href: href(routes.patents.new, { lang }), label: words.add }
  return (
    <Page>
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={trailOf(lang).slice(0, 1)} actions={mayAdd && patents.length > 0 ? <LinkButton kind="primary" href={add.href}>{add.label[lang]}</LinkButton> : undefined} />
      {scopes.length > 1 ? <Tabs lang={lang} tabs={scopes.map((scope) => ({ href: href(routes.patents.register, { lang }, { of: showId(scope.id) }), label: scope.name, current: scope.current }))} /> : null}
      {patents.length === 0 ? <EmptyState lang={lang} title={words.none} text={scopes.length === 0 ? words.noOrganisation : words.noneText} action={mayAdd ? add : undefined} /> : (
        <>
          <Section lang={lang} title={words.soon} id="soon">
            {soon.length === 0 ? <p class="hint">{words.soonNone[lang]}</p> : (
              <Table
                lang={lang} caption={words.soon} hiddenCaption columns={[{ key: 'patent', label: words.patent }, { key: 'what', label: words.what }, { key: 'on', label: words.on }, { key: 'left', label: words.soon, hiddenLabel: true }]}
                rows={soon.map(({ patent, due }) => ({ cells: { patent: <a href={patentHref(lang, patent.id)}>{patent.number}</a>, what: dueWords[due.what][lang], on: <Day lang={lang} at={due.on} />, left: <Left lang={lang} due={due} /> } }))}
              />
            )}
          </Section>
          <Section lang={lang} title={words.all} id="all">
            <Table
              lang={lang} caption={words.all} hiddenCaption
              columns={[{ key: 'patent', label: words.patent }, { key: 'owners', label: words.owners }, { key: 'status', label: words.status }, { key: 'licence', label: words.openLicence }, { key: 'fee', label: words.feeDueOn }, { key: 'value', label: words.value, number: true }]}
              rows={patents.map((patent) => ({
                cells: {
                  patent: <><a href={patentHref(lang, patent.id)}>{patent.number}</a><span class="block hint font-normal"><Said lang={lang} text={patent.title} /></span></>,
                  owners: patent.owners.map((owner) => nameFor(lang, owner.name)).join(lang === 'zh' ? '、' : ', '),
                  status: <>{legalStatusWords[patent.legalStatus][lang]}<span class="block hint">{words.checkedOn[lang]} <Day lang={lang} at={patent.checkedOn} /></span></>,
                  licence: openLicenceWords[patent.openLicence][lang], fee: patent.feeDueOn ? <Day lang={lang} at={patent.feeDueOn} /> : '–', value: patent.value ? <Amount lang={lang} money={patent.value} /> : '–',
                },
              }))}
            />
          </Section>
        </>
      )}
    </Page>
  )
}

export type Linked = { type: 'listing' | 'agreement'; id: string; label: string; href: string }

export const PatentShow = ({ lang, patent, today, linked, values = {}, problems }: { lang: Lang; patent: PatentPage; today: string; linked: readonly Linked[]; values?: Values; problems?: Record<string, Words> }) => {
  const at = { lang, id: showId(patent.id) }
  return (
    <Page width="narrow">
      <PageHead lang={lang} {...headOf(lang, patent.title)} kicker={patent.number} trail={trailOf(lang)} actions={patent.mine ? <LinkButton href={href(routes.patents.edit, at)}>{words.edit[lang]}</LinkButton> : undefined} />
      <Card lang={lang} title={words.facts}>
        {dueOf(patent, today).map((due) => <p>{dueWords[due.what][lang]} · <Day lang={lang} at={due.on} /> <Left lang={lang} due={due} /></p>)}
        <Facts
          lang={lang}
          columns
          items={[
            { label: words.owners, value: patent.owners.map((owner, n) => <>{n > 0 ? (lang === 'zh' ? '、' : ', ') : null}<a href={href(routes.organisations.show, { lang, slug: owner.slug })}>{nameFor(lang, owner.name)}</a></>) },
            { label: words.status, value: legalStatusWords[patent.legalStatus][lang] }, { label: words.checkedOn, value: <Day lang={lang} at={patent.checkedOn} /> }, { label: words.filedOn, value: patent.filedOn && <Day lang={lang} at={patent.filedOn} /> },
            { label: words.expiresOn, value: patent.expiresOn && <Day lang={lang} at={patent.expiresOn} /> }, { label: words.openLicence, value: openLicenceWords[patent.openLicence][lang] }, { label: words.feeDueOn, value: patent.feeDueOn && <Day lang={lang} at={patent.feeDueOn} /> },
            { label: words.value, value: patent.value && <><Amount lang={lang} money={patent.value} /> <span class="hint">{say(lang, words.valueText, { by: patent.value.by, on: showDay(lang, patent.value.on) })}</span></> },
          ]}
        />
      </Card>
      <Section lang={lang} title={words.links} id="links">
        {linked.length === 0 ? <p class="hint">{words.linksNone[lang]}</p> : (
          <ul class="grid gap-2">{linked.map((each) => <li class="flex flex-wrap items-center justify-between gap-2"><a href={each.href}>{each.label}</a>{patent.mine ? <PostButton lang={lang} small kind="quiet" action={href(routes.patents.unlink, at)} values={{ type: each.type, object: showId(each.id) }} label={words.unlink} /> : null}</li>)}</ul>
        )}
        {patent.mine ? (
          <Form lang={lang} action={href(routes.patents.link, at)} errors={problems}>
            <Select lang={lang} name="type" label={words.linkType} options={[{ value: 'listing', label: words.linkListing }, { value: 'agreement', label: words.linkAgreement }]} value={one(values, 'type') || 'listing'} empty={false} error={problems?.type} />
            <TextField lang={lang} name="object" label={words.linkObject} value={one(values, 'object')} error={problems?.object} required />
            <Actions><Button>{words.link[lang]}</Button></Actions>
          </Form>
        ) : null}
      </Section>
    </Page>
  )
}

type FormProps = { lang: Lang; actor: Actor; values: Values; problems?: Record<string, Words>; patent?: { id: string; number: string; version: number } }

export const PatentForm = ({ lang, actor, values, problems, patent }: FormProps) => {
  const own = actor.affiliations.filter((each) => each.role !== 'researcher').map((each) => ({ value: showId(each.organisationId), label: nameFor(lang, each.name) }))
  const day = (name: string, label: Words, more: object = {}) => <DateField lang={lang} name={name} label={label} value={one(values, name)} error={problems?.[name]} {...more} />
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={patent ? words.edit : words.add} trail={patent ? [...trailOf(lang), { href: patentHref(lang, patent.id), label: patent.number }] : trailOf(lang)} />
      <Form lang={lang} action={patent ? href(routes.patents.save, { lang, id: showId(patent.id) }) : href(routes.patents.create, { lang })} version={patent?.version} errors={problems} labels={{ number: words.number, checkedOn: words.checkedOn, expiresOn: words.expiresOn, value: words.value, owners: words.otherOwners, legalStatus: words.status }}>
        {patent ? null : <Select lang={lang} name="keptBy" label={words.keeper} options={own} value={one(values, 'keptBy') || own[0]?.value} empty={false} error={problems?.keptBy} />}
        <TextField lang={lang} name="number" label={words.number} hint={words.numberHint} value={one(values, 'number')} error={problems?.number} required />
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} />
        <TextArea lang={lang} name="owners" label={words.otherOwners} rows={2} value={one(values, 'owners')} error={problems?.owners} />
        <Select lang={lang} name="legalStatus" label={words.status} options={optionsOf(legalStatusWords)} value={one(values, 'legalStatus')} error={problems?.legalStatus} required />
        {day('checkedOn', words.checkedOn, { required: true })}
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">{day('filedOn', words.filedOn, { optional: true })}{day('expiresOn', words.expiresOn, { optional: true })}</div>
        <Select lang={lang} name="openLicence" label={words.openLicence} options={optionsOf(openLicenceWords)} value={one(values, 'openLicence') || 'none'} empty={false} />
        {day('feeDueOn', words.feeDueOn, { optional: true })}
        <Fieldset lang={lang} legend={words.value}>
          <p class="hint">{words.valueHint[lang]}</p>
          {problems?.value ? <p class="error">{typeof problems.value === 'string' ? problems.value : problems.value[lang]}</p> : null}
          <AmountFields lang={lang} values={values} problems={problems} />
          <TextField lang={lang} name="valueBy" label={words.valueBy} value={one(values, 'valueBy')} optional />
          {day('valueOn', words.valueOn, { optional: true })}
        </Fieldset>
        <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}
