import { type Actor, hasRole } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Call, callTemplates, combinationWords, templateWords } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Checkbox, optionsOf, Radios, Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import type { Seat } from './desk-page.tsx'
import { applyWords } from './messages/applying.ts'
import { deskWords as words } from './messages/desk.ts'

type Problems = Readonly<Record<string, Words>>

/** Choose a template, a host, an address and a title: the rest is filled in. */
export const CallStartPage = ({ lang, actor, values, problems }: { lang: Lang; actor: Actor; values: Values; problems?: Problems }) => {
  const hosts = actor.affiliations.filter((one) => one.role !== 'researcher' || hasRole(actor, 'organiser', 'administrator'))
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.start} lead={words.startLead} trail={[{ href: href(routes.calls.list, { lang }), label: applyWords.calls }]} />
      <Form lang={lang} action={href(routes.calls.create, { lang })} errors={problems}>
        <Radios lang={lang} name="template" label={words.template} options={callTemplates.map((value) => ({ value, label: templateWords[value].name, hint: templateWords[value].lead }))} value={one(values, 'template')} />
        <Select lang={lang} name="host" label={words.host} options={hosts.map((host) => ({ value: showId(host.organisationId), label: nameFor(lang, host.name) }))} value={one(values, 'host') || (hosts[0] ? showId(hosts[0].organisationId) : '')} empty={hosts.length ? false : undefined} error={problems?.host} required />
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} limit={300} />
        <TextField lang={lang} name="slug" label={words.slug} hint={words.slugHint} value={one(values, 'slug')} error={problems?.slug} required />
        <Actions><Button kind="primary">{words.create[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}

/** What a call says and how it ends. */
export const CallEditPage = ({ lang, call, seats, values, problems }: { lang: Lang; call: Call; seats: readonly (Seat & { personId: string })[]; values: Values; problems?: Problems }) => {
  const draft = call.state === 'draft'
  const people = [...new Map(seats.map((seat) => [seat.personId, seat])).values()]
  const text = (name: string, label: Words, more: { hint?: Words; inputmode?: 'numeric' } = {}) => <TextField lang={lang} name={name} label={label} value={one(values, name)} error={problems?.[name]} {...more} />
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.edit} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} />
      {draft ? null : <Notice lang={lang}><p>{words.fixed[lang]}</p></Notice>}
      <Form lang={lang} action={href(routes.calls.save, { lang, slug: call.slug })} version={call.version} errors={problems}>
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="summary" zh={words.summaryZh} en={words.summaryEn} values={values} problems={problems} rows={2} limit={1000} />
        <HalvesFields lang={lang} name="description" zh={words.descriptionZh} en={words.descriptionEn} values={values} problems={problems} rows={10} limit={20_000} />
        {draft ? (
          <>
            {call.template === 'open_challenge' ? text('need', words.need, { hint: words.needHint }) : null}
            <Radios lang={lang} name="visibility" label={words.visibility} options={[{ value: 'public', label: words.public }, { value: 'signed_in', label: words.signed_in }]} value={one(values, 'visibility')} />
            <Select lang={lang} name="combination" label={words.combination} options={optionsOf(combinationWords)} value={one(values, 'combination')} empty={false} />
            <div class="grid items-start gap-3 sm:grid-cols-2">{text('noticeDays', words.noticeDays, { inputmode: 'numeric' })}{text('appealDays', words.appealDays, { inputmode: 'numeric' })}</div>
          </>
        ) : <><input type="hidden" name="combination" value={call.combination} /><input type="hidden" name="visibility" value={call.visibility} /></>}
        <Select lang={lang} name="objectionsTo" label={words.objectionsTo} options={people.map((seat) => ({ value: showId(seat.personId), label: nameFor(lang, seat.name) }))} value={call.objectionsTo ? showId(call.objectionsTo) : ''} error={problems?.objectionsTo} />
        <Checkbox lang={lang} name="resultsPublic" label={words.resultsPublic} checked={one(values, 'resultsPublic') === 'yes'} />
        <Actions><Button kind="primary">{words.save[lang]}</Button><LinkButton kind="quiet" href={href(routes.calls.desk, { lang, slug: call.slug })}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}
