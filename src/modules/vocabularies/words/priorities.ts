import type { Phrase } from '../../../core/text.ts'

/** Priority areas as programmes of both countries name them; a host adds its own. */
export const priorities = {
  artificial_intelligence: { zh: '人工智能', en: 'Artificial intelligence' },
  integrated_circuits: { zh: '集成电路', en: 'Integrated circuits' },
  quantum_information: { zh: '量子信息', en: 'Quantum information' },
  advanced_materials: { zh: '先进材料', en: 'Advanced materials' },
  intelligent_manufacturing: { zh: '智能制造', en: 'Intelligent manufacturing' },
  clean_energy: { zh: '清洁能源', en: 'Clean energy' },
  net_zero: { zh: '碳达峰碳中和', en: 'Net zero' },
  climate_environment: { zh: '气候与生态环境', en: 'Climate and environment' },
  life_health: { zh: '生命健康', en: 'Life sciences and health' },
  healthy_ageing: { zh: '健康老龄化', en: 'Healthy ageing' },
  food_agriculture: { zh: '粮食安全与现代农业', en: 'Food security and agriculture' },
  bioeconomy: { zh: '生物制造', en: 'Engineering biology' },
  blue_economy: { zh: '海洋经济', en: 'Blue economy' },
  space_aviation: { zh: '空天科技', en: 'Space and aviation' },
  future_mobility: { zh: '未来交通', en: 'Future mobility' },
  digital_economy: { zh: '数字经济', en: 'Digital economy' },
  smart_cities: { zh: '智慧城市', en: 'Smart cities' },
  creative_culture: { zh: '文化科技与创意', en: 'Creative and cultural technology' },
} as const satisfies Record<string, Phrase>
