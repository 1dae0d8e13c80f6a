import type { Lang } from '../../core/text.ts'
import type { SigningPages } from '../../modules/agreements/agreements.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

/** The absolute addresses of signatories' pages. */
export const signingPages = (origin: string): SigningPages => (lang, token) => origin + href(routes.signing.show, { lang, token })

/** The absolute address of the page that checks sealed files. */
export const checkPage = (origin: string) => (lang: Lang): string => origin + href(routes.verification.form, { lang })
