import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { FileField, TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Split } from '../ui/page.tsx'
import { Numbered } from '../ui/steps.tsx'
import { problemWords as words } from './messages/problem.ts'
import { ProofField, ProofOfWork, type Shown, typedOf } from './proof.tsx'

/** Where anybody pastes a problem. */
export const NewProblemPage = ({ lang, shown }: { lang: Lang; shown?: Shown }) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} />
    <Split
      main={(
        <ProofOfWork>
          <Form lang={lang} action={href(routes.problems.create, { lang })} errors={shown?.problems} files>
            <TextArea lang={lang} name="body" label={words.body} hint={words.bodyHint} rows={12} value={typedOf(shown, 'body')} error={shown?.problems.body} />
            <FileField lang={lang} name="file" label={words.file} hint={words.fileHint} accept=".docx,.pdf" error={shown?.problems.file} />
            <ProofField lang={lang} />
            <Actions><Button kind="primary">{words.send[lang]}</Button></Actions>
          </Form>
        </ProofOfWork>
      )}
      side={(
        <>
          <Card lang={lang} title={words.steps}><Numbered lang={lang} steps={[words.step1, words.step2, words.step3]} /></Card>
          <Card lang={lang} title={words.privacy}><p>{words.privacyText[lang]}</p></Card>
        </>
      )}
    />
  </Page>
)
