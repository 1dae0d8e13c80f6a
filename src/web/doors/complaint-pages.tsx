import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Complaint, complaintReasons, mayAppeal, titleOf } from '../../modules/doors/doors.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Radios } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { Numbered } from '../ui/steps.tsx'
import { complaintWords as words, outcomeNames, reasonNames } from './messages/complaint.ts'
import { codeWords } from './messages/problem.ts'
import { CodeForm, ProofField, ProofOfWork, type Shown, typedOf } from './proof.tsx'

/** A complaint about a listing, by anybody. */
export const NewComplaintPage = ({ lang, card, shown }: { lang: Lang; card: ListingCard; shown?: Shown }) => {
  const id = showId(card.id)
  const problems = shown?.problems ?? {}
  return (
    <Page>
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.listings.show, { lang, id }), label: titleOf(card) }]} />
      <Split
        main={(
          <ProofOfWork>
            <Form lang={lang} action={href(routes.complaints.create, { lang, id })} errors={shown?.problems}>
              <Radios lang={lang} name="reason" label={words.reason} options={complaintReasons.map((one) => ({ value: one, label: reasonNames[one] }))} value={typedOf(shown, 'reason')} error={problems.reason} required />
              <TextArea lang={lang} name="body" label={words.body} hint={words.bodyHint} rows={6} value={typedOf(shown, 'body')} error={problems.body} required />
              <TextField lang={lang} name="contactName" label={words.name} value={typedOf(shown, 'contactName')} error={problems.contactName} required autocomplete="name" />
              <TextField lang={lang} name="email" type="email" label={words.email} hint={words.emailHint} value={typedOf(shown, 'email')} error={problems.email} required autocomplete="email" />
              <ProofField lang={lang} />
              <Actions><Button kind="primary">{words.send[lang]}</Button></Actions>
            </Form>
          </ProofOfWork>
        )}
        side={<Card lang={lang} title={words.happens}><Numbered lang={lang} steps={[words.happens1, words.happens2, words.happens3]} /></Card>}
      />
    </Page>
  )
}

/** What was decided, by whom and why, and what the appeal came to. */
export const Verdict = ({ lang, complaint }: { lang: Lang; complaint: Complaint }) => (
  <>
    {complaint.outcome ? (
      <Card lang={lang} title={words.decided}>
        <Facts lang={lang} items={[{ label: words.outcome, value: outcomeNames[complaint.outcome][lang] }, { label: words.because, value: complaint.decision }, { label: words.by, value: nameFor(lang, complaint.decider ?? {}) }]} />
      </Card>
    ) : null}
    {complaint.state === 'appealed' ? <Notice lang={lang} title={words.appealed} /> : null}
    {complaint.appealOutcome ? (
      <Card lang={lang} title={words.appealDecided}>
        <Facts lang={lang} items={[{ label: words.outcome, value: outcomeNames[complaint.appealOutcome][lang] }, { label: words.because, value: complaint.appealDecision }, { label: words.by, value: nameFor(lang, complaint.appealDecider ?? {}) }]} />
      </Card>
    ) : null}
  </>
)

const AppealForm = ({ lang, action, shown }: { lang: Lang; action: string; shown?: Shown }) => (
  <Section lang={lang} title={words.appeal}>
    <Form lang={lang} action={action} errors={shown?.problems}>
      <TextArea lang={lang} name="appeal" label={words.appeal} hiddenLabel hint={words.appealHint} rows={5} value={typedOf(shown, 'appeal')} error={shown?.problems.appeal} required />
      <Actions><Button kind="primary">{words.appeal[lang]}</Button></Actions>
    </Form>
  </Section>
)

/** The complaint for whoever made it. */
export const ComplaintPage = ({ lang, token, complaint, now, shown }: { lang: Lang; token: string; complaint: Complaint; now: Date; shown?: Shown }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.title} />
    {complaint.state === 'draft'
      ? <Card lang={lang} title={codeWords.title}><p class="hint">{words.waiting[lang]}</p><CodeForm lang={lang} action={href(routes.complaints.confirm, { lang, token })} email={complaint.email ?? ''} problems={shown?.problems} /></Card>
      : null}
    {complaint.state === 'open' ? <Notice lang={lang} kind="done" title={words.open}><p>{(complaint.hid ? words.hid : words.notHid)[lang]}</p></Notice> : null}
    <Verdict lang={lang} complaint={complaint} />
    <Section lang={lang} title={words.complaint}>
      <Facts lang={lang} items={[{ label: words.reason, value: reasonNames[complaint.reason][lang] }]} />
      <Paragraphs text={complaint.body ?? ''} />
    </Section>
    {mayAppeal(complaint, 'complainant', now) ? <AppealForm lang={lang} action={href(routes.complaints.appeal, { lang, token })} shown={shown} /> : null}
  </Page>
)

/** The complaint for the people of the listing: what follows from it, never who made it. */
export const OwnComplaintPage = ({ lang, complaint, title, now, shown }: { lang: Lang; complaint: Complaint; title: string; now: Date; shown?: Shown }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={say(lang, words.ownTitle, { title })} trail={[{ href: href(routes.listings.mine, { lang }), label: title }]} />
    {complaint.held && complaint.state === 'open' ? <Notice lang={lang} kind="warning"><p>{words.ownHeld[lang]}</p></Notice> : null}
    <Facts lang={lang} items={[{ label: words.reason, value: reasonNames[complaint.reason][lang] }]} />
    <Verdict lang={lang} complaint={complaint} />
    {mayAppeal(complaint, 'owner', now) ? <AppealForm lang={lang} action={href(routes.complaintDesk.oursAppeal, { lang, id: showId(complaint.id) })} shown={shown} /> : null}
  </Page>
)
