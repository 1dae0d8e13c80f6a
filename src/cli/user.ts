import { randomBytes } from 'node:crypto'
import { Command, Option } from 'commander'
import { affiliationRoles, type AffiliationRole, type PlatformRole, platformRoles, system } from '../core/actor.ts'
import { Failure } from '../core/failure.ts'
import { type Lang, langs, say } from '../core/text.ts'
import { affiliate, createPerson, grantRole, listPeople, openSignIn, setPassword, signInSecret, type SignIn } from '../modules/people/people.ts'
import { machineClock } from '../platform/clock.ts'
import { userWords } from './messages/user.ts'
import { organisationAt } from './organisation.ts'
import { type Site, speak, withDatabase } from './terminal.ts'

type NewUser = { zh?: string; en?: string; lang: Lang; password?: string }
type Grant = { role?: PlatformRole; organisation?: string; as?: AffiliationRole }

const now = () => system(machineClock())
const makePassword = (): string => randomBytes(12).toString('base64url')

/** `qiao user create | reset | grant`. */
export function userCommand(): Command {
  const user = new Command('user').description(speak(userWords.about))
  user
    .command('create')
    .description(speak(userWords.create))
    .argument('<email>', speak(userWords.email))
    .option('--zh <name>', speak(userWords.zh))
    .option('--en <name>', speak(userWords.en))
    .addOption(new Option('--lang <lang>', speak(userWords.lang)).choices(langs).default('en'))
    .option('--password <password>', speak(userWords.password))
    .action((email: string, options: NewUser) => withDatabase((site) => create(site, email, options)))
  user
    .command('reset')
    .description(speak(userWords.reset))
    .argument('<email>', speak(userWords.email))
    .option('--password <password>', speak(userWords.password))
    .action((email: string, options: { password?: string }) => withDatabase((site) => reset(site, email, options)))
  user
    .command('grant')
    .description(speak(userWords.grant))
    .argument('<email>', speak(userWords.email))
    .addOption(new Option('--role <role>', speak(userWords.role)).choices(platformRoles))
    .option('--organisation <slug>', speak(userWords.organisation))
    .addOption(new Option('--as <role>', speak(userWords.as)).choices(affiliationRoles))
    .action((email: string, options: Grant) => withDatabase((site) => grant(site, email, options)))
  return user
}

/** Sign-in for commands: makes passwords, sends nothing. */
export async function signInOf({ pool, config }: Pick<Site, 'pool' | 'config'>): Promise<SignIn> {
  return openSignIn({ pool, url: config.url, secret: await signInSecret(config.dataFolder), clock: machineClock, sendMail: async () => undefined })
}

async function create(site: Site, email: string, { zh, en, lang, password }: NewUser): Promise<void> {
  const secret = password ?? makePassword()
  const name = zh || en ? { zh, en } : { en: email.split('@')[0] }
  await createPerson(site.db, now(), await signInOf(site), { email, password: secret, name, lang })
  tell(speak(userWords.created, { email }), password ? undefined : secret)
}

async function reset(site: Site, email: string, { password }: { password?: string }): Promise<void> {
  const secret = password ?? makePassword()
  await setPassword(site.db, now(), await signInOf(site), { personId: await personAt(site, email), password: secret })
  tell(speak(userWords.passwordSet, { email }), password ? undefined : secret)
}

async function grant(site: Site, email: string, { role, organisation, as }: Grant): Promise<void> {
  if (!role && !(organisation && as)) throw new Failure('invalid', userWords.nothing)
  const personId = await personAt(site, email)
  if (role) await grantRole(site.db, now(), { personId, role })
  if (organisation && as) {
    await affiliate(site.db, now(), { personId, organisationId: await organisationAt(site.db, now(), organisation), role: as })
  }
  tell(speak(userWords.granted))
}

async function personAt({ db }: Site, email: string): Promise<string> {
  const { lines } = await listPeople(db, now(), { q: email })
  const found = lines.find((one) => one.email === email.trim().toLowerCase())
  if (!found) throw new Failure('missing', { zh: say('zh', userWords.unknown, { email }), en: say('en', userWords.unknown, { email }) })
  return found.id
}

const tell = (text: string, password?: string): void => void process.stdout.write(`${text}\n${password ? `${speak(userWords.shown, { password })}\n` : ''}`)
