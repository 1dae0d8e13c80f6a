import { showId } from '../../core/id.ts'
import { type Lang, otherLang, readText, say } from '../../core/text.ts'
import type { CommonMember, CommonProblem } from '../../modules/matching/commons/commons.ts'
import { one as oneOf, many } from '../form.ts'
import type { Again } from '../respond.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button, PostButton } from '../ui/buttons.tsx'
import { langOf, ResultCard, ResultGrid } from '../ui/card.tsx'
import { Checkboxes } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { listingHref } from '../listings/address.ts'
import { bankOf } from './bank.tsx'
import { behind, nameOfCommon, SharedWords } from './commons-words.tsx'
import { commonWords, standingWords } from './messages/commons.ts'
import { percent } from './team-matrix.tsx'

type CommonProps = { lang: Lang; problem: CommonProblem; again?: Again }

const tones = { proposed: 'neutral', suggested: 'primary', invited: 'amber', joined: 'jade', declined: 'neutral' } as const

const MemberCard = ({ lang, problem, member }: { lang: Lang; problem: CommonProblem; member: CommonMember }) => {
  const { card, standing, likeness, mayAnswer } = member
  const bank = bankOf(lang, card)
  const across = card.title.variants[otherLang(lang)]
  const answer = (to: 'join' | 'decline') => (
    <PostButton lang={lang} small kind={to === 'join' ? 'primary' : 'plain'} action={href(routes.commons.answer, { lang, id: showId(problem.id) })} values={{ need: showId(card.id), answer: to }} label={commonWords[to]} />
  )
  return (
    <ResultCard
      lang={lang}
      level={3}
      href={listingHref(lang, card)}
      title={{ text: bank.title, lang: bank.lang }}
      other={across && bank.lang === lang ? { text: across.body, lang: otherLang(lang) } : undefined}
      line={bank.text ? { text: bank.text, lang: bank.lang } : undefined}
      kicker={bank.kicker}
      badges={problem.state === 'adopted' ? <Badge tone={tones[standing]}>{standingWords[standing][lang]}</Badge> : undefined}
    >
      <span class="bank-who">{bank.who}</span>
      <span>{say(lang, commonWords.needLikeness, { n: percent(likeness) })}</span>
      {mayAnswer && standing !== 'joined' ? answer('join') : null}
      {mayAnswer && standing !== 'declined' ? answer('decline') : null}
      {problem.organises && standing === 'suggested' ? <PostButton lang={lang} small action={href(routes.commons.invite, { lang, id: showId(problem.id) })} values={{ need: showId(card.id) }} label={commonWords.invite} /> : null}
    </ResultCard>
  )
}

const Decision = ({ lang, problem, again }: CommonProps) => {
  const id = showId(problem.id)
  const chosen = again ? many(again.values, 'need') : problem.members.map(({ card }) => showId(card.id))
  return (
    <Section lang={lang} title={commonWords.adopt} id="adopt">
      <Form lang={lang} action={href(routes.commons.adopt, { lang, id })} errors={again?.problems}>
        <p class="hint">{commonWords.adoptHint[lang]}</p>
        <TextField lang={lang} name="title" label={commonWords.name} required value={again ? oneOf(again.values, 'title') : nameOfCommon(lang, problem).text} limit={200} error={again?.problems.title} />
        <Checkboxes
          lang={lang}
          name="need"
          label={commonWords.needs}
          values={chosen}
          error={again?.problems.need}
          options={problem.members.map(({ card }) => ({ value: showId(card.id), label: readText(card.title, lang).body, hint: bankOf(lang, card).who as string }))}
        />
        <Actions><Button kind="primary">{commonWords.adopt[lang]}</Button></Actions>
      </Form>
      <Actions>
        <PostButton lang={lang} action={href(routes.commons.dismiss, { lang, id })} label={commonWords.dismiss} />
        <p class="hint">{commonWords.dismissHint[lang]}</p>
      </Actions>
    </Section>
  )
}

/** One common problem: its needs side by side, what they share, and what the reader may do about it. */
export const CommonPage = ({ lang, problem, again }: CommonProps) => {
  const name = nameOfCommon(lang, problem)
  const members = problem.members.filter((member) => member.standing !== 'suggested')
  const suggested = problem.members.filter((member) => member.standing === 'suggested')
  return (
    <Page>
      <PageHead
        lang={lang}
        title={name.text}
        titleLang={langOf(lang, name)}
        lead={behind(lang, { ...problem, members })}
        kicker={say(lang, commonWords.cohesion, { n: percent(problem.cohesion) })}
        trail={[{ href: href(routes.commons.list, { lang }, { state: problem.organises ? problem.state : undefined }), label: commonWords.title }]}
      >
        {problem.organises ? <p><StateBadge lang={lang} state={problem.state === 'adopted' ? 'active' : problem.state === 'dismissed' ? 'ended' : 'waiting'} label={problem.state === 'proposed' ? standingWords.proposed : commonWords[problem.state]} /></p> : null}
      </PageHead>
      <Section lang={lang} title={commonWords.shared}><SharedWords lang={lang} concepts={problem.concepts} /></Section>
      <Section lang={lang} title={commonWords.sideBySide}>
        {members.some((member) => member.mayAnswer && member.standing === 'invited') ? <p class="mb-3">{commonWords.yourAnswer[lang]}</p> : null}
        <ResultGrid>{members.map((member) => <MemberCard lang={lang} problem={problem} member={member} />)}</ResultGrid>
      </Section>
      {suggested.length > 0 ? (
        <Section lang={lang} title={commonWords.suggestedTitle}><ResultGrid>{suggested.map((member) => <MemberCard lang={lang} problem={problem} member={member} />)}</ResultGrid></Section>
      ) : null}
      {problem.organises && problem.state === 'proposed' ? <Decision lang={lang} problem={problem} again={again} /> : null}
    </Page>
  )
}
