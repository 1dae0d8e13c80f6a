const rorAlphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const rorPattern = /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/

/**
 * The two check digits of a ROR id: ISO/IEC 7064 MOD 97-10 over the base32 number of its first seven characters, as
 * ROR's own generator computes them (98 − n·100 mod 97).
 */
export function rorCheck(body: string): string {
  let value = 0n
  for (const letter of body) value = value * 32n + BigInt(rorAlphabet.indexOf(letter))
  return (98n - ((value * 100n) % 97n)).toString().padStart(2, '0')
}

/** A ROR id (bare or as an address) in its bare form; undefined when it is not one. */
export function readRor(text: string): string | undefined {
  const bare = text.trim().toLowerCase().replace(/^(https?:\/\/)?(www\.)?ror\.org\//, '').replace(/\/$/, '')
  return rorPattern.test(bare) && rorCheck(bare.slice(0, 7)) === bare.slice(7) ? bare : undefined
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const usccPattern = /^[0-9A-HJ-NPQRTUWXY]{18}$/

/** The check character of a Unified Social Credit Code: GB 32100—2015 §4.6, weights 3^i mod 31 over 17 characters. */
export function usccCheck(body: string): string {
  let sum = 0
  let weight = 1
  for (const letter of body) {
    sum += usccAlphabet.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return usccAlphabet[(31 - (sum % 31)) % 31]!
}

/** A Unified Social Credit Code in capitals; undefined when it is not one. */
export function readUscc(text: string): string | undefined {
  const bare = text.replace(/[\s-]/g, '').toUpperCase()
  return usccPattern.test(bare) && usccCheck(bare.slice(0, 17)) === bare[17] ? bare : undefined
}

/** The check character of an ORCID iD: ISO/IEC 7064 MOD 11-2 over its first fifteen digits. */
export function orcidCheck(body: string): string {
  let total = 0
  for (const digit of body) total = (total + Number(digit)) * 2
  const check = (12 - (total % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** An ORCID iD (bare or as an address) with its hyphens; undefined when it is not one. */
export function readOrcid(text: string): string | undefined {
  const bare = text.trim().toUpperCase().replace(/^(HTTPS?:\/\/)?(WWW\.)?ORCID\.ORG\//, '').replace(/[\s-]/g, '').replace(/\/$/, '')
  if (!/^\d{15}[\dX]$/.test(bare) || orcidCheck(bare.slice(0, 15)) !== bare[15]) return undefined
  return bare.replace(/(.{4})(?=.)/g, '$1-')
}
