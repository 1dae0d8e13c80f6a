import { type Lang, say } from '../../core/text.ts'
import { leanings, ownershipQuestions, positions, preferenceQuestions, type Proposal } from '../../modules/agreements/agreements.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Radios } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { agreementWords, guideWords as words } from './messages/pages.ts'

type Answers = Readonly<Record<string, string>>

const Question = ({ lang, name, label, answers }: { lang: Lang; name: string; label: Words; answers: Answers }) => (
  <Radios lang={lang} name={name} label={label} options={[{ value: 'yes', label: words.yes }, { value: 'no', label: words.no }]} value={answers[name] ?? null} />
)

const Proposed = ({ lang, proposal, mayDraft }: { lang: Lang; proposal: Proposal; mayDraft: boolean }) => {
  const { leaning, yes, spoke, open } = proposal
  const missing = open.ownership + (leaning === 'company' ? 0 : open.preference)
  return (
    <Card lang={lang} title={words.proposal} tone="wash" id="proposal">
      <p class="font-semibold">{positions[proposal.proposed][lang]}</p>
      <p>{say(lang, words.leaning, { leaning: leanings[leaning][lang], n: yes })}</p>
      {spoke.forCompany.length > 0 ? <><p class="kicker">{words.spoke[lang]}</p><ul class="list-disc ps-5">{spoke.forCompany.map((key) => <li>{ownershipQuestions[key][lang]}</li>)}</ul></> : null}
      {leaning !== 'company' && spoke.forLicence.length > 0 ? <><p class="kicker">{words.spokeLicence[lang]}</p><ul class="list-disc ps-5">{spoke.forLicence.map((key) => <li>{preferenceQuestions[key][lang]}</li>)}</ul></> : null}
      <p class="kicker">{words.others[lang]}</p>
      <ul class="list-disc ps-5">{proposal.others.map((key) => <li>{positions[key][lang]}</li>)}</ul>
      {missing > 0 ? <p class="hint">{say(lang, words.open, { n: missing })}</p> : null}
      {mayDraft ? <Actions><LinkButton kind="primary" href={href(routes.agreements.new, { lang }, { type: 'collaboration', position: proposal.proposed })}>{words.use[lang]}</LinkButton></Actions> : null}
    </Card>
  )
}

/** Questions whose answers stand in the address; the proposal with its reasons beside them. */
export const GuidePage = ({ lang, answers, proposal, mayDraft }: { lang: Lang; answers: Answers; proposal?: Proposal; mayDraft: boolean }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={agreementWords.guide} lead={words.lead} />
    {proposal ? <div class="mb-6"><Proposed lang={lang} proposal={proposal} mayDraft={mayDraft} /></div> : null}
    <Form lang={lang} method="get" action={href(routes.agreements.guide, { lang })}>
      <h2 class="mt-6">{words.partA[lang]}</h2>
      {Object.entries(ownershipQuestions).map(([name, label]) => <Question lang={lang} name={name} label={label} answers={answers} />)}
      <Question lang={lang} name="consent" label={words.consent} answers={answers} />
      <h2 class="mt-6">{words.partB[lang]}</h2>
      {Object.entries(preferenceQuestions).map(([name, label]) => <Question lang={lang} name={`b_${name}`} label={label} answers={answers} />)}
      <Actions><Button kind="primary">{words.ask[lang]}</Button></Actions>
    </Form>
  </Page>
)
