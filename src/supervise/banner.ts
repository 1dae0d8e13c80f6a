import { say } from '../core/text.ts'
import { superviseMessages } from './messages.ts'
import type { SignIn } from './samples.ts'

/** What the terminal shows once readers can come in: the address and the sample sign-ins, in both languages. */
export function banner(url: string, signIns: readonly SignIn[]): string {
  const { ready, signIns: heading } = superviseMessages
  const lines = ['', say('zh', ready, { url }), say('en', ready, { url })]
  if (signIns.length > 0) lines.push('', say('zh', heading), say('en', heading), ...table(signIns))
  return [...lines, '', ''].join('\n')
}

function table(signIns: readonly SignIn[]): string[] {
  const role = Math.max(...signIns.map((one) => width(one.role)))
  const email = Math.max(...signIns.map((one) => one.email.length))
  return signIns.map((one) => `  ${one.role}${' '.repeat(role - width(one.role))}  ${one.email.padEnd(email)}  ${one.password}`)
}

/** Columns of a terminal: a Han character takes two. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
