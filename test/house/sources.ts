import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export type Source = { path: string; text: string; imports: string[] }

const wordOfImport = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The project's own TypeScript below src, with what each file imports, as paths from the root with forward slashes. */
export function sources(): Source[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = `src/${name.split(sep).join('/')}`
      const text = readFileSync(join(root, path), 'utf8')
      const imports = [...text.matchAll(wordOfImport)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
      return { path, text, imports: imports.map((one) => (one.startsWith('.') ? relative(root, resolve(root, dirname(path), one)).split(sep).join('/') : one)) }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /\/testing\//.test(path)
