import type { Actor } from '../../core/actor.ts'
import { type Lang, say } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { deskWords } from './messages.ts'

/** The desk of somebody who begins: an organisation first, then the first listing. `asked`: a request to represent one waits. */
export const Beginning = ({ lang, actor, asked }: { lang: Lang; actor: Actor; asked: boolean }) => {
  const alone = actor.affiliations.length === 0
  return (
    <div class="grid gap-4">
      <p class="lead">{deskWords.welcomeText[lang]}</p>
      {alone && asked ? <Notice lang={lang} kind="note"><p>{deskWords.pending[lang]}</p></Notice> : null}
      {alone ? (
        <Card lang={lang} title={deskWords.step1} kicker={say(lang, deskWords.step, { n: 1 })}>
          <p>{deskWords.step1Text[lang]}</p>
          <Actions>
            <LinkButton kind="primary" href={href(routes.organisations.list, { lang })}>{deskWords.find[lang]}</LinkButton>
            <LinkButton href={href(routes.organisations.new, { lang })}>{deskWords.create[lang]}</LinkButton>
          </Actions>
        </Card>
      ) : null}
      <Card lang={lang} title={deskWords.step2} kicker={say(lang, deskWords.step, { n: alone ? 2 : 1 })}>
        <p>{deskWords.step2Text[lang]}</p>
        {alone ? null : (
          <Actions>
            <LinkButton kind="primary" href={href(routes.listings.new, { lang }, { kind: 'offer' })}>{deskWords.offer[lang]}</LinkButton>
            <LinkButton href={href(routes.listings.new, { lang }, { kind: 'need' })}>{deskWords.need[lang]}</LinkButton>
          </Actions>
        )}
      </Card>
      <Card lang={lang} title={deskWords.step3} kicker={say(lang, deskWords.step, { n: alone ? 3 : 2 })}>
        <p>{deskWords.step3Text[lang]}</p>
        {alone ? null : <Actions><LinkButton href={href(routes.imports.start, { lang })}>{deskWords.import[lang]}</LinkButton></Actions>}
      </Card>
    </div>
  )
}
