import type { Lang } from '../../core/text.ts'
import type { Verdict } from '../../modules/agreements/agreements.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Facts } from '../ui/card.tsx'
import { FileField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Clocks } from '../ui/time.tsx'
import { verdictWords, verifyWords as words } from './messages/signing.ts'
import type { Problems } from './reading.tsx'

const Code = ({ text }: { text: string }) => <code class="text-sm [overflow-wrap:anywhere]">{text}</code>

/** A sealed file is checked here, by anybody. */
export const VerifyPage = ({ lang, verdict, problems }: { lang: Lang; verdict?: Verdict; problems?: Problems }) => {
  const said = verdict && verdictWords[verdict.verdict]
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.title} lead={words.lead} />
      {verdict && said ? (
        <div class="mb-6"><Notice lang={lang} kind={verdict.verdict === 'sealed' ? 'done' : verdict.verdict === 'changed' ? 'error' : 'warning'} title={said.title} live>
          <p>{said.text[lang]}</p>
          <Facts
            lang={lang}
            items={[
              { label: words.reference, value: 'reference' in verdict && verdict.reference }, { label: words.sealedAt, value: 'sealedAt' in verdict && <Clocks lang={lang} at={verdict.sealedAt} /> },
              { label: words.format, value: 'baseline' in verdict && (verdict.baseline ? words.pades : words.plain)[lang] }, { label: words.signer, value: 'subject' in verdict && verdict.subject },
              { label: words.certificate, value: 'fingerprint' in verdict && <Code text={verdict.fingerprint} /> }, { label: words.fileHash, value: <Code text={verdict.sha256} /> },
            ]}
          />
        </Notice></div>
      ) : null}
      <Form lang={lang} answersItself action={href(routes.verification.check, { lang })} submission={false} errors={problems} files>
        <FileField lang={lang} name="file" label={words.file} accept=".pdf,application/pdf" error={problems?.file} required />
        <Actions><Button kind="primary">{words.check[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}
