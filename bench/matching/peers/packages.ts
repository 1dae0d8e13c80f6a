import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../../src/platform/root.ts'

const require = createRequire(join(projectRoot, 'bench', 'package.json'))

/** A package of bench/package.json; the caller says what it looks like. */
export const peerPackage = async (name: string): Promise<unknown> => import(pathToFileURL(require.resolve(name)).href)

export const versionOf = (name: string): string => {
  const path = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name, 'package.json'))[0]
  return path === undefined ? '' : (require(path) as { version: string }).version
}
