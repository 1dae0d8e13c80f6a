import { showId } from '../../../core/id.ts'
import { type Lang, langs, nameFor, say, type Text } from '../../../core/text.ts'
import type { Grant, ListingRecord } from '../../../modules/listings/listings.ts'
import { one, type Problems, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Badge } from '../../ui/badges.tsx'
import { Actions, Button, PostButton } from '../../ui/buttons.tsx'
import { Card } from '../../ui/card.tsx'
import { DateField, TextArea, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Paragraphs } from '../../ui/page.tsx'
import { langTag } from '../../ui/said.ts'
import { Table } from '../../ui/table.tsx'
import { Day } from '../../ui/time.tsx'
import { confidentialWords } from '../messages/access.ts'
import { langNames } from '../messages/hall.ts'

export type ConfidentialProps = { lang: Lang; listing: ListingRecord; may: boolean; detail?: Text; grants: readonly Grant[]; values: Values; problems: Problems }

/** The confidential detail and who may read it: the owner's alone. */
export const ConfidentialForm = (props: ConfidentialProps) => {
  const { lang, listing, may, detail, values, problems } = props
  const id = showId(listing.id)
  const body = (writing: Lang) => (values[`detail_${writing}`] === undefined ? (detail?.variants[writing]?.body ?? '') : one(values, `detail_${writing}`))
  return (
    <div class="editor-parts">
      <p class="lead">{confidentialWords.lead[lang]}</p>
      {may ? (
        <Form lang={lang} action={href(routes.listings.confidential, { lang, id })} errors={problems.detail_zh || problems.detail_en ? problems : undefined}>
          <div class="editor-pair">{langs.map((writing) => <TextArea lang={lang} name={`detail_${writing}`} writing={writing} label={say(lang, confidentialWords.text, { lang: langNames[writing][lang] })} value={body(writing)} rows={10} limit={4000} />)}</div>
          <Actions><Button kind="primary">{confidentialWords.save[lang]}</Button></Actions>
        </Form>
      ) : (
        <>
          <p class="hint">{confidentialWords.mayNot[lang]}</p>
          {langs.map((writing) => (detail?.variants[writing] ? <Paragraphs text={detail.variants[writing].body} lang={langTag[writing]} /> : null))}
        </>
      )}
      <Card lang={lang} id="grants" title={confidentialWords.grants}>
        <Grants {...props} />
        {may ? (
          <Form lang={lang} action={href(routes.listings.confidentialGrant, { lang, id })}>
            <TextField lang={lang} name="organisation" label={confidentialWords.organisation} value={one(values, 'organisation')} error={problems.organisation} />
            <DateField lang={lang} name="until" label={confidentialWords.until} hint={confidentialWords.untilHint} value={one(values, 'until')} error={problems.until} />
            <Actions><Button>{confidentialWords.open[lang]}</Button></Actions>
          </Form>
        ) : null}
      </Card>
    </div>
  )
}

const Grants = ({ lang, listing, grants, may }: ConfidentialProps) => {
  if (grants.length === 0) return <p class="hint">{confidentialWords.none[lang]}</p>
  return (
    <Table
      lang={lang}
      caption={confidentialWords.grants}
      hiddenCaption
      columns={[{ key: 'organisation', label: confidentialWords.organisationColumn }, { key: 'since', label: confidentialWords.since }, { key: 'until', label: confidentialWords.until }, { key: 'action', label: confidentialWords.stateColumn, hiddenLabel: true }]}
      rows={grants.map((grant) => ({
        cells: {
          organisation: <a href={href(routes.organisations.show, { lang, slug: grant.slug })}>{nameFor(lang, grant.name)}</a>,
          since: <Day lang={lang} at={grant.grantedAt} />,
          until: grant.until ? <Day lang={lang} at={grant.until} /> : confidentialWords.forever[lang],
          action: !grant.active ? <Badge>{confidentialWords.ended[lang]}</Badge> : may ? <PostButton lang={lang} small kind="danger" action={href(routes.listings.confidentialGrantEnd, { lang, id: showId(listing.id), grant: showId(grant.id) })} label={confidentialWords.end} confirm={confidentialWords.endConfirm} /> : '',
        },
      }))}
    />
  )
}
