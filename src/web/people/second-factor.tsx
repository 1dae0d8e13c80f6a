import { raw } from 'hono/html'
import { toString as drawQr } from 'qrcode'
import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { accountWords as words } from './messages/account.ts'
import { signInWords } from './messages/sign-in.ts'

/** The QR code as SVG without inline style, dark on white in both themes so that every camera reads it. */
export async function qrOf(text: string): Promise<string> {
  const svg = await drawQr(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return svg.replace('<svg ', '<svg width="208" height="208" aria-hidden="true" ')
}

/** Shown once: the key as a code to scan, the recovery codes, and the form that proves that the app works. */
export const FactorPage = ({ lang, uri, qr, recoveryCodes }: { lang: Lang; uri: string; qr: string; recoveryCodes: readonly string[] }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.factorTitle} trail={[{ href: href(routes.account.show, { lang }), label: words.title }]} />
    <Card lang={lang} title={words.factorScan}>
      <p role="img" aria-label={words.qr[lang]}>{raw(qr)}</p>
      <p>{words.factorKey[lang]} <code>{new URL(uri).searchParams.get('secret')}</code></p>
    </Card>
    <Card lang={lang} title={words.factorKeep}>
      <p>{words.factorKeepText[lang]}</p>
      <ul class="columns-2">{recoveryCodes.map((code) => <li><code>{code}</code></li>)}</ul>
    </Card>
    <Card lang={lang} title={words.factorProve}><ProveForm lang={lang} /></Card>
  </Page>
)

/** The same form by itself, after a wrong code: what was shown once is not shown again. */
export const ProvePage = ({ lang, error }: { lang: Lang; error?: Words }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.factorTitle} trail={[{ href: href(routes.account.show, { lang }), label: words.title }]} />
    <Card lang={lang} title={signInWords.codeTitle}><ProveForm lang={lang} error={error} /></Card>
  </Page>
)

const ProveForm = ({ lang, error }: { lang: Lang; error?: Words }) => (
  <Form lang={lang} action={href(routes.account.twoFactorConfirm, { lang })} submission={false}>
    <TextField lang={lang} name="code" label={signInWords.code} error={error} autocomplete="one-time-code" inputmode="numeric" size="short" required />
    <Actions><Button kind="primary">{words.factorConfirm[lang]}</Button></Actions>
  </Form>
)
