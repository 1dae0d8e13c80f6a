/** NIST SP 800-63B §5.1.1.2: length counts, composition rules do not. The upper bound keeps hashing cheap. */
export const passwordLength = { min: 10, max: 128 } as const

/** A session ends this many days after its last use. */
export const sessionDays = 30

/** Sessions slide forward at most once in this many milliseconds. */
export const slideAfter = 86_400_000
