/** The public holidays of one year. */
export type YearOfDays = readonly string[]

/** The days from `first` to `last` of one month, both included; `month` is `YYYY-MM`. */
const span = (month: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${month}-${String(first + index).padStart(2, '0')}`)

/**
 * China, 2026: notice of the General Office of the State Council of 4 November 2025, weekend days inside a
 * holiday included. 2027: the State Council has not published its arrangement, so these are the statutory festival days alone
 * (New Year 1, Spring Festival 4 from its eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3;
 * regulation as amended from 2025), without moved days. Replace them when the notice is out.
 */
const china: Record<number, YearOfDays> = {
  2026: [
    ...span('2026-01', 1, 3),
    ...span('2026-02', 15, 23),
    ...span('2026-04', 4, 6),
    ...span('2026-05', 1, 5),
    ...span('2026-06', 19, 21),
    ...span('2026-09', 25, 27),
    ...span('2026-10', 1, 7),
  ],
  2027: ['2027-01-01', ...span('2027-02', 5, 8), '2027-04-05', ...span('2027-05', 1, 2), '2027-06-09', '2027-09-15', ...span('2027-10', 1, 3)],
}

/** United Kingdom: the bank holidays of England and Wales (gov.uk/bank-holidays), substitute days included. */
const unitedKingdom: Record<number, YearOfDays> = {
  2026: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  2027: ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
}

/** Calendars by ISO 3166-1 country. In other countries, and in other years, every day counts. */
export const holidays: Readonly<Record<string, Readonly<Record<number, YearOfDays>>>> = { CN: china, GB: unitedKingdom }

/** The zone in which a day of the country begins; other countries count in UTC. */
export const dayZones: Readonly<Record<string, string>> = { CN: 'Asia/Shanghai', GB: 'Europe/London' }
