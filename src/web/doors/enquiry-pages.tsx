import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type enquiriesFor, type EnquiryPage as Page_, titleOf } from '../../modules/doors/doors.ts'
import type { Card as ListingCard } from '../../modules/listings/listings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Task, Tasks } from '../ui/tasks.tsx'
import { Ago } from '../ui/time.tsx'
import { Timeline, TimelineMessage } from '../ui/timeline.tsx'
import { enquiryWords as words } from './messages/enquiry.ts'
import { codeWords } from './messages/problem.ts'
import { CodeForm, ProofField, ProofOfWork, type Shown, typedOf } from './proof.tsx'

/** A question about a listing, by anybody. */
export const NewEnquiryPage = ({ lang, card, shown }: { lang: Lang; card: ListingCard; shown?: Shown }) => {
  const id = showId(card.id)
  const problems = shown?.problems ?? {}
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.title} lead={words.lead} trail={[{ href: href(routes.listings.show, { lang, id }), label: titleOf(card) }]} />
      <ProofOfWork>
        <Form lang={lang} action={href(routes.enquiries.create, { lang, id })} errors={shown?.problems}>
          <TextArea lang={lang} name="body" label={words.body} hint={words.bodyHint} rows={7} value={typedOf(shown, 'body')} error={problems.body} required />
          <TextField lang={lang} name="contactName" label={words.name} value={typedOf(shown, 'contactName')} error={problems.contactName} required autocomplete="name" />
          <TextField lang={lang} name="organisation" label={words.organisation} value={typedOf(shown, 'organisation')} error={problems.organisation} optional autocomplete="organization" />
          <TextField lang={lang} name="email" type="email" label={words.email} hint={words.emailHint} value={typedOf(shown, 'email')} error={problems.email} required autocomplete="email" />
          <Checkbox lang={lang} name="consent" label={words.consent} checked={typedOf(shown, 'consent') === 'yes'} error={problems.consent} required />
          <ProofField lang={lang} />
          <Actions><Button kind="primary">{words.send[lang]}</Button></Actions>
        </Form>
      </ProofOfWork>
    </Page>
  )
}

type Read = { lang: Lang; page: Page_; now: Date; shown?: Shown }

const Thread = ({ lang, page, now, own }: Read & { own: 'writer' | 'listing' }) => (
  <Timeline lang={lang} label={words.thread}>
    {page.messages.map((one) => {
      const mine = one.ours === (own === 'listing')
      const other = own === 'listing' ? [page.enquiry.contactName, page.enquiry.organisation].filter(Boolean).join(' · ') : words.them[lang]
      return <TimelineMessage lang={lang} who={mine ? words.you[lang] : other} at={one.at} now={now} text={one.body} written={one.lang} own={mine} />
    })}
  </Timeline>
)

/** The enquiry for whoever wrote it. */
export const EnquiryPage = ({ lang, token, page, now, shown }: Read & { token: string }) => {
  const { enquiry, onShow } = page
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={enquiry.title[lang]} kicker={words.title[lang]} trail={onShow ? [{ href: href(routes.listings.show, { lang, id: showId(enquiry.listingId) }), label: enquiry.title }] : undefined} />
      {enquiry.state === 'draft'
        ? <Card lang={lang} title={codeWords.title}><p class="hint">{words.waiting[lang]}</p><CodeForm lang={lang} action={href(routes.enquiries.confirm, { lang, token })} email={enquiry.email ?? ''} problems={shown?.problems} /></Card>
        : <Notice lang={lang} kind="done" title={words.sent}><p>{words.sentText[lang]}</p></Notice>}
      <Section lang={lang} title={words.thread}><Thread lang={lang} page={page} now={now} own="writer" /></Section>
      {enquiry.state === 'open' ? (
        <ProofOfWork>
          <Form lang={lang} action={href(routes.enquiries.reply, { lang, token })} errors={shown?.problems}>
            <TextArea lang={lang} name="body" label={words.reply} rows={4} value={typedOf(shown, 'body')} error={shown?.problems.body} required />
            <ProofField lang={lang} />
            <Actions><Button kind="primary">{words.replySend[lang]}</Button></Actions>
          </Form>
        </ProofOfWork>
      ) : null}
    </Page>
  )
}

/** The enquiries that one's organisations answer. */
export const EnquiryListPage = ({ lang, enquiries, now }: { lang: Lang; enquiries: Awaited<ReturnType<typeof enquiriesFor>>; now: Date }) => (
  <Page>
    <PageHead lang={lang} title={words.deskTitle} lead={words.deskLead} />
    {enquiries.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
      <Tasks>
        {enquiries.map((one) => (
          <Task
            lang={lang} href={href(routes.enquiryDesk.show, { lang, id: showId(one.id) })} title={one.title[lang]} who={[one.contactName, one.organisation].filter(Boolean).join(' · ')}
            kind={<Badge tone={one.answered ? 'jade' : 'amber'}>{(one.answered ? words.answered : words.toAnswer)[lang]}</Badge>} due={<Ago lang={lang} at={one.createdAt} now={now} />} action={words.read}
          />
        ))}
      </Tasks>
    )}
  </Page>
)

/** One of them, with its answer. */
export const AnswerPage = ({ lang, page, now, shown }: Read) => {
  const id = showId(page.enquiry.id)
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={page.enquiry.title[lang]} trail={[{ href: href(routes.enquiryDesk.list, { lang }), label: words.deskTitle }]} />
      <Thread lang={lang} page={page} now={now} own="listing" />
      <Form lang={lang} action={href(routes.enquiryDesk.answer, { lang, id })} errors={shown?.problems}>
        <TextArea lang={lang} name="body" label={words.answer} hint={words.answerHint} rows={6} value={typedOf(shown, 'body')} error={shown?.problems.body} required />
        <Actions><Button kind="primary">{words.answerSend[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}
