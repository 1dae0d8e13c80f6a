import { z } from 'zod'

/** The first entry: what the rest is made for. */
export const headShape = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  /** Migrations of the database, in order. */
  migrations: z.array(z.object({ number: z.number(), name: z.string(), checksum: z.string() })),
})
export type Head = z.infer<typeof headShape>

/** The last entry: that everything is there. */
export const manifestShape = z.object({
  rows: z.record(z.string(), z.number()),
  files: z.number(),
  /** Files that rows name and the store did not have. */
  lost: z.array(z.string()),
  /** SHA-256 of every entry before. */
  entries: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifestShape>

export const names = { head: 'qiao-backup.json', secret: 'sign-in.secret', manifest: 'manifest.json' } as const
