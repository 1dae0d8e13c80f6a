import { showId } from '../../../core/id.ts'
import { type Advice, type Body, stanceWords } from '../../../modules/alliances/bodies/bodies.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button, LinkButton } from '../../ui/buttons.tsx'
import { Card } from '../../ui/card.tsx'
import { optionsOf, Radios, Select } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import type { Problems } from './body-pages.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { bodyWords as words } from './messages.ts'
import { HalvesFields, Said, headOf } from '../../ui/bilingual.tsx'

export const AdviceFormPage = ({ room, body, values, problems }: { room: Room; body: Body; values: Values; problems?: Problems }) => {
  const { lang, bodies } = room
  const at = { lang, id: showId(body.id) }
  const others = bodies.filter((other) => other.id !== body.id && !other.endedAt)
  return (
    <RoomPage room={room} title={words.giveAdvice} current="bodies" width="narrow" trail={[{ href: href(routes.bodies.show, at), label: headOf(lang, body.name).title }]}>
      <Form lang={lang} action={href(routes.bodies.adviceGive, at)} errors={problems}>
        <Select lang={lang} name="toBody" label={words.adviceTo} options={others.map((other) => ({ value: showId(other.id), label: headOf(lang, other.name).title }))} value={one(values, 'toBody')} error={problems?.toBody} required />
        <HalvesFields lang={lang} name="title" zh={words.titleZh} en={words.titleEn} values={values} problems={problems} limit={300} />
        <HalvesFields lang={lang} name="body" zh={words.textZh} en={words.textEn} values={values} problems={problems} rows={7} limit={20_000} />
        <Actions><Button kind="primary">{words.giveAdvice[lang]}</Button><LinkButton kind="quiet" href={href(routes.bodies.show, at)}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}

export const AdviceAnswerPage = ({ room, advice, values, problems }: { room: Room; advice: Advice; values: Values; problems?: Problems }) => {
  const { lang } = room
  const back = href(routes.bodies.show, { lang, id: showId(advice.toBody) })
  return (
    <RoomPage room={room} title={words.answer} current="bodies" width="narrow" trail={[{ href: back, label: headOf(lang, advice.toName).title }]}>
      <Card lang={lang} title={headOf(lang, advice.title).title}><p class="typed"><Said lang={lang} text={advice.body} /></p></Card>
      <Form lang={lang} action={href(routes.bodies.adviceAnswer, { lang, id: showId(advice.id) })} errors={problems}>
        <Radios lang={lang} name="stance" label={words.stance} options={optionsOf(stanceWords)} value={one(values, 'stance')} error={problems?.stance} required />
        <HalvesFields lang={lang} name="answer" zh={words.answerZh} en={words.answerEn} values={values} problems={problems} rows={6} limit={20_000} />
        <Actions><Button kind="primary">{words.answer[lang]}</Button><LinkButton kind="quiet" href={back}>{words.back[lang]}</LinkButton></Actions>
      </Form>
    </RoomPage>
  )
}
