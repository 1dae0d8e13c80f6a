import { showId } from '../../core/id.ts'
import { nameFor, say } from '../../core/text.ts'
import type { PartChange, VersionLine } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { DifferenceRuns } from '../ui/difference.tsx'
import { FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { type Room, RoomPage } from './frame.tsx'
import { agreementWords as words, originWords } from './messages/pages.ts'
import type { Problems } from './reading.tsx'

type Props = { room: Room; versions: readonly VersionLine[]; difference?: { from: number; to: number; changes: readonly PartChange[] }; scheduleDiffers?: boolean; values?: Values; problems?: Problems }

/** The versions, what differs between two of them, and the way out to Word and back. */
export const VersionsPage = ({ room, versions, difference, scheduleDiffers, values = {}, problems }: Props) => {
  const { lang, agreement } = room
  const at = { lang, id: showId(agreement.id) }
  const name = (id: string | null) => agreement.parties.filter((party) => party.organisationId === id).map((party) => nameFor(lang, party.name))[0] ?? ''
  return (
    <RoomPage room={room} current="versions" actions={<LinkButton download href={href(routes.agreements.word, { ...at, number: String(agreement.version) })}>{say(lang, words.word, { n: agreement.version })}</LinkButton>}>
      {scheduleDiffers ? <Notice lang={lang} kind="warning"><p>{words.scheduleDiffers[lang]}</p></Notice> : null}
      {difference ? (
        <Section lang={lang} title={say(lang, words.difference, { from: difference.from, to: difference.to })} id="difference">
          {difference.changes.length === 0 ? <p class="hint">{words.same[lang]}</p> : (
            <div class="differences">
              {difference.changes.map((change) => <section><h3>{change.name[lang]} <small class="hint">{(change.lang === 'zh' ? words.chinese : words.english)[lang]} · {words[change.kind][lang]}</small></h3><DifferenceRuns runs={change.runs} written={change.lang} /></section>)}
            </div>
          )}
        </Section>
      ) : null}
      <Section lang={lang} title={words.versions}>
        <Table
          lang={lang} caption={words.versions} hiddenCaption
          columns={[{ key: 'n', label: words.version }, { key: 'how', label: words.how }, { key: 'who', label: words.by }, { key: 'when', label: words.made }, { key: 'hash', label: words.hash }]}
          rows={versions.map((one_) => ({
            cells: {
              n: <>{say(lang, words.versionN, { n: one_.number })}{one_.number > 1 ? <a class="block font-normal" href={href(routes.agreements.versions, at, { from: one_.number - 1, to: one_.number })}>{words.compare[lang]}</a> : null}</>,
              how: <div>{originWords[one_.origin][lang]}{one_.note ? <span class="block hint">{one_.note}</span> : null}</div>, who: <div>{one_.madeBy ? nameFor(lang, one_.madeBy) : ''}<span class="block hint">{name(one_.forOrganisation)}</span></div>, when: <Day lang={lang} at={one_.madeAt} />,
              hash: <div class="min-w-0"><code class="text-xs [overflow-wrap:anywhere]">{one_.sha256}</code><span class="block"><a download data-turbo="false" href={href(routes.agreements.text, { ...at, number: String(one_.number) })}>{words.textFile[lang]}</a> · <a download data-turbo="false" href={href(routes.agreements.word, { ...at, number: String(one_.number) })}>Word</a></span></div>,
            },
          }))}
        />
      </Section>
      {agreement.may.write ? (
        <Card lang={lang} title={words.wordBack} id="word">
          <p class="hint">{words.wordHint[lang]}</p>
          <Form lang={lang} action={href(routes.agreements.wordBack, at)} version={agreement.version} errors={problems} files>
            <FileField lang={lang} name="file" label={words.wordFile} accept=".docx" error={problems?.file} required />
            <TextField lang={lang} name="note" label={words.note} value={one(values, 'note')} optional />
            <Actions><Button kind="primary">{words.wordTake[lang]}</Button></Actions>
          </Form>
        </Card>
      ) : null}
    </RoomPage>
  )
}
