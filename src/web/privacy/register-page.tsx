import type { Lang, Phrase } from '../../core/text.ts'
import { basisWords, register } from '../../modules/privacy/privacy.ts'
import type { PrivacyNotice } from '../../modules/consents/consents.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Page, PageHead, Paragraphs } from '../ui/page.tsx'
import { langTag, said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { showDay } from '../ui/time.tsx'
import { privacy } from '../home/messages/privacy.ts'
import { privacyWords as words } from './messages.ts'

const trailTo = (lang: Lang) => [{ href: href(routes.home.privacy, { lang }), label: privacy.title }]

/** The register for anybody: what is kept about people, and what becomes of it. */
export const RegisterPage = ({ lang }: { lang: Lang }) => (
  <Page width="wide">
    <PageHead lang={lang} title={words.register} lead={words.registerLead} trail={trailTo(lang)} />
    <Table
      lang={lang} caption={words.register} hiddenCaption
      columns={[{ key: 'data', label: words.data }, { key: 'purpose', label: words.purpose }, { key: 'basis', label: words.basis }, { key: 'until', label: words.until }]}
      rows={register.map((one) => ({ cells: { data: one.data[lang], purpose: one.purpose[lang], basis: basisWords[one.basis][lang], until: one.until[lang] } }))}
    />
  </Page>
)

/** A notice as it stood. */
export const NoticePage = ({ lang, notice }: { lang: Lang; notice: PrivacyNotice & { body: Phrase } }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={said(lang, words.versionTitle, { number: notice.number })} lead={said(lang, words.versionLead, { day: showDay(lang, notice.since) })} trail={trailTo(lang)} />
    <Paragraphs text={notice.body[lang]} lang={langTag[lang]} />
  </Page>
)
