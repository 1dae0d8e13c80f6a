import type { Phrase } from '../../../core/text.ts'

/** Industry chains as parks and regions name them; a host adds its own. */
export const chains = {
  integrated_circuits: { zh: '集成电路产业链', en: 'Integrated circuits' },
  new_energy_vehicles: { zh: '新能源汽车产业链', en: 'New energy vehicles' },
  batteries: { zh: '动力电池与储能产业链', en: 'Batteries and energy storage' },
  photovoltaics: { zh: '光伏产业链', en: 'Photovoltaics' },
  wind_power: { zh: '风电产业链', en: 'Wind power' },
  hydrogen: { zh: '氢能产业链', en: 'Hydrogen' },
  power_equipment: { zh: '电力装备产业链', en: 'Power equipment' },
  machine_tools: { zh: '工业母机产业链', en: 'Machine tools' },
  robots: { zh: '机器人产业链', en: 'Robots' },
  aero_engines: { zh: '航空装备产业链', en: 'Aircraft and engines' },
  low_altitude: { zh: '低空经济产业链', en: 'Low-altitude aviation' },
  ships_offshore: { zh: '船舶与海工装备产业链', en: 'Ships and offshore equipment' },
  rail: { zh: '轨道交通装备产业链', en: 'Rail equipment' },
  displays: { zh: '新型显示产业链', en: 'Displays' },
  communications: { zh: '新一代信息通信产业链', en: 'Information and communications' },
  software_ai: { zh: '软件与人工智能产业链', en: 'Software and AI' },
  biomedicine: { zh: '生物医药产业链', en: 'Biomedicine' },
  medical_devices: { zh: '医疗器械产业链', en: 'Medical devices' },
  steel_metals: { zh: '钢铁与有色金属产业链', en: 'Steel and non-ferrous metals' },
  petrochemicals: { zh: '石化与精细化工产业链', en: 'Petrochemicals and fine chemicals' },
  new_materials: { zh: '新材料产业链', en: 'New materials' },
  textiles: { zh: '现代纺织产业链', en: 'Textiles' },
  food: { zh: '绿色食品产业链', en: 'Food' },
  environmental: { zh: '节能环保产业链', en: 'Energy saving and environment' },
} as const satisfies Record<string, Phrase>

/** What a file may leave out of a chain's name. */
export const chainSuffixes = ['产业链', ' industry chain', ' chain'] as const

/** Where on its chain a listing stands. */
export const chainLinks = {
  upstream: { zh: '上游', en: 'Upstream' },
  midstream: { zh: '中游', en: 'Midstream' },
  downstream: { zh: '下游', en: 'Downstream' },
} as const satisfies Record<string, Phrase>
export type ChainLink = keyof typeof chainLinks
