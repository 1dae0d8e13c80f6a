import type { Lang } from '../../core/text.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { signInWords } from '../people/messages/sign-in.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Numbered } from '../ui/steps.tsx'
import { welcome, welcomeSteps } from './messages/welcome.ts'

export type WelcomeProps = { lang: Lang; name?: string; email?: string; errors?: Record<string, Words> }

/** The guided first run of an empty instance: the administrator first. */
export const Welcome = ({ lang, name, email, errors = {} }: WelcomeProps) => (
  <Page width="narrow">
    <PageHead lang={lang} title={welcome.title} lead={welcome.lead} />
    <div class="welcome">
      <Card lang={lang} title={welcome.next} tone="wash"><Numbered lang={lang} steps={welcomeSteps} /></Card>
      <Card lang={lang} title={welcome.administrator} id="administrator">
        <Form lang={lang} action={href(routes.home.firstAdministrator, { lang })} submission={false} errors={errors}>
          <TextField lang={lang} name="name" label={welcome.name} value={name} error={errors.name} autocomplete="name" required />
          <TextField lang={lang} name="email" type="email" label={welcome.email} value={email} error={errors.email} autocomplete="username" required />
          <TextField lang={lang} name="password" type="password" label={welcome.password} hint={signInWords.passwordHint} error={errors.password} autocomplete="new-password" required />
          <Actions><Button kind="primary">{welcome.create[lang]}</Button></Actions>
        </Form>
      </Card>
    </div>
  </Page>
)
