import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The secret that signs cookies and encrypts second factors: made once, kept in `sign-in.secret` of the data folder for
 * its owner alone. Two processes that start together agree on one.
 */
export async function signInSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'sign-in.secret')
  await mkdir(dataFolder, { recursive: true })
  await writeFile(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  for (let tries = 0; tries < 50; tries += 1) {
    const secret = (await readFile(file, 'utf8')).trim()
    if (secret.length >= 32) return secret
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('sign-in.secret in the data folder is too short. Restore it from a backup, or remove it: everybody then signs in anew and sets up their second factor again.')
}
