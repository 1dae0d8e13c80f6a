import { afterAll } from 'vitest'
import { openSignIn, type SignIn, type SignInMail } from '../../src/modules/people/sign-in.ts'
import { openPool } from '../../src/platform/database.ts'

/** A sign-in over the test's database, the letters that it sent, and a clock. */
export function openTestSignIn(url: string, address = 'http://localhost:4180', clock: () => Date = () => new Date()): { signIn: SignIn; letters: SignInMail[] } {
  const pool = openPool(url, 3)
  afterAll(() => pool.close())
  const letters: SignInMail[] = []
  const sendMail = (mail: SignInMail) => {
    letters.push(mail)
    return Promise.resolve()
  }
  return { signIn: openSignIn({ pool: pool.pool, url: address, secret: 'test-secret-test-secret-test-secret-', sendMail, clock }), letters }
}

/** What a browser does with `Set-Cookie` lines: the `Cookie` header of its next request. */
export function browser(): { headers(): Headers; take(cookies: readonly string[]): void; holds(name: string): boolean } {
  const jar = new Map<string, string>()
  return {
    headers: () => new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
    holds: (name) => jar.has(name),
    take(cookies) {
      for (const line of cookies) {
        const [pair = '', ...attributes] = line.split(';')
        const at = pair.indexOf('=')
        const gone = attributes.some((one) => /^\s*max-age=0\s*$/i.test(one))
        if (gone) jar.delete(pair.slice(0, at))
        else jar.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
  }
}
