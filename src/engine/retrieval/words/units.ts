/** Units as written, and the one form that they are compared in. Longer spellings are tried first; Latin ones are case-sensitive. */
const spellings: Record<string, string> = {
  '%': '%', '‰': '‰', '℃': '°c', '°C': '°c', '摄氏度': '°c', '℉': '°f', '°F': '°f', '°': '°',
  kV: 'kv', mV: 'mv', V: 'v', '千伏': 'kv', '伏': 'v', mA: 'ma', A: 'a', '安培': 'a', mAh: 'mah', Ah: 'ah',
  GW: 'gw', MW: 'mw', kW: 'kw', W: 'w', '千瓦': 'kw', '兆瓦': 'mw', '瓦': 'w', GWh: 'gwh', MWh: 'mwh', kWh: 'kwh', Wh: 'wh',
  GHz: 'ghz', MHz: 'mhz', kHz: 'khz', Hz: 'hz', '赫兹': 'hz', '兆赫': 'mhz',
  km: 'km', cm: 'cm', mm: 'mm', 'μm': 'μm', 'µm': 'μm', um: 'μm', nm: 'nm', m: 'm',
  '公里': 'km', '千米': 'km', '厘米': 'cm', '毫米': 'mm', '微米': 'μm', '纳米': 'nm', '米': 'm',
  kg: 'kg', mg: 'mg', g: 'g', t: 't', '千克': 'kg', '公斤': 'kg', '毫克': 'mg', '克': 'g', '万吨': '10kt', '吨': 't',
  mL: 'ml', ml: 'ml', L: 'l', '毫升': 'ml', '升': 'l', GPa: 'gpa', MPa: 'mpa', kPa: 'kpa', Pa: 'pa', '兆帕': 'mpa', '千帕': 'kpa', '帕': 'pa', bar: 'bar',
  ppm: 'ppm', PPM: 'ppm', ppb: 'ppb', dB: 'db', rpm: 'rpm', 'r/min': 'rpm', '转/分': 'rpm', eV: 'ev', keV: 'kev', MeV: 'mev',
  kJ: 'kj', J: 'j', kN: 'kn', N: 'n', 'N·m': 'nm torque', lm: 'lm', lx: 'lx', 'Ω': 'ω', 'kΩ': 'kω', 'MΩ': 'mω',
  GB: 'gb', MB: 'mb', TB: 'tb', Gbps: 'gbps', Mbps: 'mbps', kbps: 'kbps', ms: 'ms', 'μs': 'μs', ns: 'ns', s: 's', h: 'h', min: 'min',
  '毫秒': 'ms', '小时': 'h', '分钟': 'min', '秒': 's', mol: 'mol',
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The body of a regular expression that matches any unit. */
export const unitPattern = Object.keys(spellings)
  .sort((a, b) => b.length - a.length)
  .map(escape)
  .join('|')

/** The one form of a unit as written; unknown units stay as they are. */
export const unitOf = (written: string): string => spellings[written] ?? written
