import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { CheckState, DealPage, Party, PartnerCheck, Screen } from '../../modules/deals/deals.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { one } from '../form.ts'
import type { Again } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { optionsOf, Radios } from '../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { formWords } from './messages.ts'
import { caseWords } from './messages/case.ts'
import { checkWords, earlierNames, linkNames, resultNames, sanctionNames, screenWords } from './messages/checks.ts'
import { partyName } from './party.tsx'

const tones: Record<CheckState['state'], Tone> = { missing: 'amber', good: 'jade', failed: 'accent', due: 'amber' }

const stateText = (lang: Lang, one: CheckState): string => (one.state === 'good' && one.renewOn ? say(lang, checkWords.good, { day: showDay(lang, one.renewOn) }) : checkWords[one.state][lang])

/** How the partner check and the screen of a case stand, with the way to each. */
export const ChecksCard = ({ lang, deal, checks, screen }: { lang: Lang; deal: DealPage; checks: readonly CheckState[]; screen: Screen }) => {
  const id = showId(deal.id)
  const parties = new Map([deal.own, ...deal.others].flatMap((party): [string, Party][] => (party.id ? [[party.id, party]] : [])))
  const nameOf = (organisation: string) => { const party = parties.get(organisation); return party ? partyName(lang, party) : '' }
  return (
    <Card lang={lang} id="checks" title={caseWords.checks}>
      {checks.length === 0 ? <p class="hint">{checkWords.notNeeded[lang]}</p> : (
        <ul class="grid gap-3">
          {checks.map((check) => {
            const slug = parties.get(check.of)?.slug
            return (
              <li>
                <p>{check.own ? say(lang, checkWords.ours, { name: nameOf(check.of) }) : say(lang, checkWords.theirs, { by: nameOf(check.by), of: nameOf(check.of) })}</p>
                <p><Badge tone={tones[check.state]}>{stateText(lang, check)}</Badge></p>
                {check.own && deal.may.advance && slug ? <p><a href={href(routes.deals.check, { lang, id, slug })}>{(check.check ? checkWords.renew : checkWords.record)[lang]}</a>{check.check ? <> · <a href={href(routes.passports.show, { lang, by: showId(check.by), of: showId(check.of) })}>{checkWords.passport[lang]}</a></> : null}</p> : null}
              </li>
            )
          })}
        </ul>
      )}
      <h3 class="mt-4">{screenWords.title[lang]}</h3>
      <ul class="grid gap-2">
        {screen.sides.map(({ name, versions: [last] }) => (
          <li>{nameFor(lang, name)} <Badge tone={!last ? 'amber' : last.result === 'stop' ? 'accent' : 'jade'}>{last ? screenWords[last.result][lang] : screenWords.nothing[lang]}</Badge></li>
        ))}
      </ul>
      <p><a href={href(routes.deals.screen, { lang, id })}>{screenWords.all[lang]}</a></p>
    </Card>
  )
}

type CheckPageProps = { lang: Lang; deal: DealPage; party: Party; last?: PartnerCheck; renewOn: string; again?: Again }

/** The questions about a partner. A renewal begins with what was found before. */
export const CheckPage = ({ lang, deal, party, last, renewOn, again }: CheckPageProps) => {
  const id = showId(deal.id)
  const value = (name: keyof PartnerCheck, otherwise?: string) => (again ? one(again.values, name) : ((last?.[name] as string | undefined) ?? otherwise))
  const problem = (name: string) => again?.problems[name]
  const area = (name: 'linksNote' | 'earlierNote' | 'conditions' | 'owners' | 'sources', required = false) => (
    <TextArea lang={lang} name={name} label={checkWords[name]} hint={name === 'sources' ? checkWords.sourcesHint : undefined} value={value(name)} error={problem(name)} rows={name === 'owners' || name === 'sources' ? 3 : 2} required={required} />
  )
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={checkWords.title} lead={checkWords.lead} trail={[{ href: href(routes.deals.show, { lang, id }), label: deal.reference }]} />
      <Facts lang={lang} items={[{ label: checkWords.about, value: partyName(lang, party) }, { label: formWords.place, value: countryName(lang, party.country) }]} />
      <Form lang={lang} action={href(routes.deals.checkSave, { lang, id, slug: party.slug ?? '' })} errors={again?.problems}>
        {again?.sentence && Object.keys(again.problems).length === 0 ? <Notice lang={lang} kind="warning" live><p>{again.sentence[lang]}</p></Notice> : null}
        <TextField lang={lang} name="legalForm" label={checkWords.legalForm} value={value('legalForm')} error={problem('legalForm')} required />
        {area('owners', true)}
        <Radios lang={lang} name="links" label={checkWords.links} options={optionsOf(linkNames)} value={value('links')} error={problem('links')} required />
        {area('linksNote')}
        <Radios lang={lang} name="sanctions" label={checkWords.sanctions} options={optionsOf(sanctionNames)} value={value('sanctions')} error={problem('sanctions')} required />
        <TextField lang={lang} name="sanctionsLists" label={checkWords.sanctionsLists} value={again ? value('sanctionsLists') : undefined} error={problem('sanctionsLists')} required />
        <Radios lang={lang} name="earlier" label={checkWords.earlier} options={optionsOf(earlierNames)} value={value('earlier')} error={problem('earlier')} required />
        {area('earlierNote')}
        {area('sources', true)}
        <Radios lang={lang} name="result" label={checkWords.result} options={optionsOf(resultNames)} value={again ? value('result') : undefined} error={problem('result')} required />
        {area('conditions')}
        <DateField lang={lang} name="renewOn" label={checkWords.renewOn} value={again ? value('renewOn') : renewOn} error={problem('renewOn')} required />
        <Actions><Button kind="primary">{checkWords.save[lang]}</Button><LinkButton href={href(routes.deals.show, { lang, id })}>{checkWords.back[lang]}</LinkButton></Actions>
      </Form>
    </Page>
  )
}

type PassportProps = { lang: Lang; passport: { by: PartnerCheck['owner']; of: PartnerCheck['owner']; ofCountry: string; checks: PartnerCheck[] } }

/** Every check of a pair, for the audit file. */
export const PassportPage = ({ lang, passport: { by, of, ofCountry, checks } }: PassportProps) => (
  <Page width="narrow">
    <PageHead lang={lang} title={{ zh: say('zh', checkWords.passportTitle, { name: nameFor('zh', of ?? {}) }), en: say('en', checkWords.passportTitle, { name: nameFor('en', of ?? {}) }) }} />
    <p class="lead">{say(lang, checkWords.passportLead, { by: nameFor(lang, by ?? {}), of: nameFor(lang, of ?? {}), country: countryName(lang, ofCountry) })}</p>
    <p class="hint no-print">{checkWords.print[lang]}</p>
    {checks.map((check) => (
      <Card lang={lang} title={showDay(lang, check.at)}>
        <Facts
          lang={lang}
          items={[
            { label: checkWords.result, value: resultNames[check.result][lang] },
            { label: checkWords.conditions, value: check.conditions && <span class="typed">{check.conditions}</span> },
            { label: checkWords.renewOn, value: <Day lang={lang} at={check.renewOn} /> },
            { label: checkWords.legalForm, value: check.legalForm },
            { label: checkWords.owners, value: <span class="typed">{check.owners}</span> },
            { label: checkWords.links, value: linkNames[check.links][lang] },
            { label: checkWords.linksNote, value: check.linksNote && <span class="typed">{check.linksNote}</span> },
            { label: checkWords.sanctions, value: sanctionNames[check.sanctions][lang] },
            { label: checkWords.sanctionsLists, value: check.sanctionsLists },
            { label: checkWords.earlier, value: earlierNames[check.earlier][lang] },
            { label: checkWords.earlierNote, value: check.earlierNote && <span class="typed">{check.earlierNote}</span> },
            { label: checkWords.sources, value: <span class="typed">{check.sources}</span> },
            { label: checkWords.owner, value: check.owner && nameFor(lang, check.owner) },
            { label: checkWords.answeredBy, value: check.answeredBy && nameFor(lang, check.answeredBy) },
          ]}
        />
      </Card>
    ))}
  </Page>
)
