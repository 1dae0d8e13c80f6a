import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Lang, langs, otherLang, type Phrase } from '../../../core/text.ts'
import type { DraftContent } from '../../../modules/listings/draft-content.ts'
import type { EditableDraft } from '../../../modules/listings/listings.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { one, type Problems, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Checkbox, optionsOf, Radios, Select } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { editorWords, originNames } from '../messages/editor.ts'
import { langNames } from '../messages/hall.ts'
import { FactFields } from './fact-fields.tsx'
import { EditorFrame, type EditorPart } from './frame.tsx'
import { labelsOf } from './labels.ts'
import { type LiveTexts, markAt } from './marks.ts'
import { TextPairs } from './pairs.tsx'
import { Rail } from './rail.tsx'
import { textFields } from '../../../modules/listings/content.ts'

export type EditorProps = {
  lang: Lang
  actor: Actor
  editing: EditableDraft
  parts: readonly EditorPart[]
  trusted: boolean
  terms: Terms
  values: Values
  live: LiveTexts
  /** The version of the draft that this form continues. */
  version: number
  /** What a refused submission named; the draft's own problems stand without. */
  refused?: { problems: Problems; sentence?: Phrase }
  /** What somebody else saved while this was typed. */
  theirs?: DraftContent
}

/** The text and the facts of a listing: zh and en beside each other, section by section, a rail with what is missing. */
export const EditorPage = (props: EditorProps) => {
  const { lang, editing, values, version, refused, theirs } = props
  const { listing } = editing
  const id = showId(listing.id)
  const save = href(routes.listings.save, { lang, id })
  const problems = { ...editing.problems, ...refused?.problems }
  const source = one(values, 'source') === 'en' ? 'en' : 'zh'
  return (
    <EditorFrame lang={lang} editing={editing} part="text" parts={props.parts}>
      {theirs ? <Notice lang={lang} kind="warning" title={editorWords.conflictTitle} live><p>{editorWords.conflict[lang]}</p></Notice> : null}
      {editing.comment ? <Notice lang={lang} kind="warning" title={editorWords.comment}><p class="typed">{editing.comment}</p></Notice> : null}
      <Form lang={lang} action={save} id="editor" version={version} autosave={theirs ? undefined : save} errors={refused ? problems : undefined} labels={labelsOf(listing.kind, lang)} class="editor">
        <div class="editor-main">
          <SourceChoice {...props} source={source} />
          <TextPairs lang={lang} kind={listing.kind} values={values} source={source} live={props.live} problems={problems} theirs={theirs} />
          <FactFields lang={lang} kind={listing.kind} values={values} problems={problems} suggestedFields={editing.suggestedFields} fieldsSuggested={editing.draft.facts.fieldsSuggested === true} terms={props.terms} />
        </div>
        <Rail lang={lang} actor={props.actor} editing={editing} trusted={props.trusted} />
      </Form>
    </EditorFrame>
  )
}

const SourceChoice = ({ lang, values, live, source }: EditorProps & { source: Lang }) => {
  const stale = textFields.some((field) => markAt(values, live, source, field) !== undefined)
  return (
    <div class="editor-source">
      <Radios lang={lang} name="source" label={editorWords.source} hint={editorWords.sourceHint} options={langs.map((value) => ({ value, label: langNames[value] }))} value={source} />
      <div>
        <Select lang={lang} name="origin" label={editorWords.originOf} options={optionsOf(originNames)} value={one(values, 'origin')} empty={false} />
        {stale ? <Checkbox lang={lang} name={`confirm_${otherLang(source)}`} label={editorWords.confirm} hint={editorWords.confirmHint} /> : null}
      </div>
    </div>
  )
}
