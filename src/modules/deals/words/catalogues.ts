import type { Catalogue } from '../checks/catalogue.ts'

/**
 * The questions of the compliance screen, by country. Each catalogue names the law or list and the edition that its
 * questions follow; when an authority publishes a new edition, a new catalogue is added and the old one is taken out of use
 * here, while stored answers keep the edition that they were given for. Public sources, read in 2026; no legal advice.
 */
export const catalogues: readonly Catalogue[] = [
  {
    code: 'cn_export',
    country: 'CN',
    title: { zh: '中国：技术出口', en: 'China: export of technology' },
    source: { zh: '《中国禁止出口限制出口技术目录》', en: 'Catalogue of Technologies Prohibited or Restricted from Export (MOFCOM and MOST)' },
    edition: '2023-12-21 (2023-57), 2025-07-15 (2025-32)',
    questions: [
      { code: 'cn_export_prohibited', weight: 'stop', text: { zh: '拟向境外提供的技术是否列入禁止出口部分？', en: 'Is a technology that would leave China listed as prohibited from export?' }, hint: { zh: '按目录编号和控制要点逐项核对。', en: 'Compare with the control points of the entry, not its title alone.' } },
      { code: 'cn_export_restricted', weight: 'licence', text: { zh: '是否列入限制出口部分（须先取得《技术出口许可意向书》，签约后取得许可证）？', en: 'Is it listed as restricted (a letter of intent first, the licence after signing)?' }, hint: { zh: '取得意向书前，不得进行实质性谈判。', en: 'Substantial negotiation only begins with the letter of intent.' } },
      { code: 'cn_export_free', weight: 'register', text: { zh: '是否为自由出口技术（合同生效后 60 日内办理技术进出口合同登记）？', en: 'Is it freely exportable (the contract is registered within 60 days of taking effect)?' } },
    ],
  },
  {
    code: 'cn_import',
    country: 'CN',
    title: { zh: '中国：技术进口', en: 'China: import of technology' },
    source: { zh: '《中国禁止进口限制进口技术目录》', en: 'Catalogue of Technologies Prohibited or Restricted from Import (MOFCOM)' },
    edition: '2021-11-13 (2021-37)',
    questions: [
      { code: 'cn_import_prohibited', weight: 'stop', text: { zh: '拟引进的技术是否列入禁止进口部分？', en: 'Is a technology that would enter China listed as prohibited from import?' } },
      { code: 'cn_import_restricted', weight: 'licence', text: { zh: '是否列入限制进口部分（须取得《技术进口许可意向书》）？', en: 'Is it listed as restricted (letter of intent for import)?' } },
    ],
  },
  {
    code: 'cn_dual_use',
    country: 'CN',
    title: { zh: '中国：两用物项', en: 'China: dual-use items' },
    source: { zh: '《两用物项出口管制条例》及管制清单', en: 'Regulations on Export Control of Dual-Use Items, and the control list' },
    edition: '2024-12-01 (2024-51)',
    questions: [
      { code: 'cn_dual_use_listed', weight: 'licence', text: { zh: '涉及的物项、软件或技术是否列入两用物项出口管制清单？', en: 'Is an item, software or technology on the dual-use control list?' } },
      { code: 'cn_dual_use_end_use', weight: 'stop', text: { zh: '最终用户是否在管控名单中，或存在军事最终用途的疑虑？', en: 'Is the end user on the control list, or is there concern about military end use?' } },
    ],
  },
  {
    code: 'cn_genetic',
    country: 'CN',
    title: { zh: '中国：人类遗传资源', en: 'China: human genetic resources' },
    source: { zh: '《人类遗传资源管理条例》及实施细则', en: 'Regulations on Human Genetic Resources, and implementing rules' },
    edition: '2024-05-01, 2023-07-01',
    questions: [
      { code: 'cn_genetic_used', weight: 'licence', routes: ['joint_research', 'commissioned_research', 'service', 'person', 'licence'], text: { zh: '是否采集、保藏、利用或对外提供中国人类遗传资源材料或信息？', en: 'Are human genetic resources of China, material or data, collected, kept, used or provided abroad?' } },
    ],
  },
  {
    code: 'cn_data',
    country: 'CN',
    title: { zh: '中国：数据出境', en: 'China: data leaving the country' },
    source: { zh: '《促进和规范数据跨境流动规定》', en: 'Provisions on Promoting and Regulating Cross-Border Data Flows (CAC)' },
    edition: '2024-03-22',
    questions: [
      { code: 'cn_data_important', weight: 'licence', text: { zh: '是否向境外提供重要数据，或达到须申报安全评估的个人信息数量？', en: 'Does important data leave China, or personal data in numbers that need a security assessment?' } },
      { code: 'cn_data_contract', weight: 'care', text: { zh: '是否须订立个人信息出境标准合同或通过认证？', en: 'Is a standard contract or certification for personal data needed?' } },
    ],
  },
  {
    code: 'gb_nsi',
    country: 'GB',
    title: { zh: '英国：国家安全与投资', en: 'United Kingdom: national security and investment' },
    source: { zh: '《2021 年国家安全与投资法》及应申报收购条例（17 个领域）', en: 'National Security and Investment Act 2021; Notifiable Acquisition Regulations, 17 areas (SI 2021/1264)' },
    edition: '2022-01-04 (SI 2021/1264)',
    questions: [
      { code: 'gb_nsi_entity', weight: 'licence', routes: ['investment', 'joint_research'], text: { zh: '是否取得英国实体的股权或控制权，且其业务属于 17 个领域（强制申报）？', en: 'Is a share or control acquired in a UK entity that is active in one of the 17 areas (mandatory notification)?' } },
      { code: 'gb_nsi_asset', weight: 'care', routes: ['licence', 'assignment', 'joint_research', 'investment', 'commissioned_research'], text: { zh: '是否取得英国资产（含知识产权、技术资料）的使用或控制权（可自愿申报，可能被调取审查）？', en: 'Is a right to use or control a UK asset acquired, intellectual property included (voluntary notification, may be called in)?' } },
    ],
  },
  {
    code: 'gb_export',
    country: 'GB',
    title: { zh: '英国：出口管制', en: 'United Kingdom: export control' },
    source: { zh: '英国战略出口管制清单（综合清单）', en: 'UK Strategic Export Control Lists (consolidated list); Export Control Order 2008' },
    edition: '2025-12',
    questions: [
      { code: 'gb_dual_use', weight: 'licence', text: { zh: '货物、软件或技术（含口头和电子方式提供）是否列入军民两用清单？', en: 'Is a good, software or technology, told or sent by any means, on the dual-use list?' } },
      { code: 'gb_military_end_use', weight: 'stop', text: { zh: '是否知悉或被告知用于军事最终用途或大规模杀伤性武器？', en: 'Is a military end use or a weapons-of-mass-destruction use known, suspected or notified?' }, hint: { zh: '中国在军事最终用途管制国家之列。', en: 'China is a destination of the military end-use control.' } },
    ],
  },
  {
    code: 'gb_people',
    country: 'GB',
    title: { zh: '英国：人员', en: 'United Kingdom: people' },
    source: { zh: '学术技术审批计划（ATAS）', en: 'Academic Technology Approval Scheme (ATAS), FCDO' },
    edition: '2021-05-21',
    questions: [
      { code: 'gb_atas', weight: 'licence', routes: ['joint_research', 'commissioned_research', 'person', 'ktp'], text: { zh: '是否有人员来英从事敏感学科研究，须办理 ATAS 证书？', en: 'Will somebody come to the UK for research in a sensitive subject that needs an ATAS certificate?' } },
    ],
  },
  {
    code: 'gb_diligence',
    country: 'GB',
    title: { zh: '英国：尽职调查', en: 'United Kingdom: due diligence' },
    source: { zh: '可信研究指南（NPSA）', en: 'Trusted Research guidance (NPSA)' },
    edition: '2024',
    questions: [
      { code: 'gb_talks', weight: 'care', text: { zh: '洽谈阶段是否会涉及敏感内容？', en: 'Will the talks themselves touch sensitive matter?' }, hint: { zh: '探索性洽谈同样须进行尽职调查。', en: 'Due diligence applies to exploratory talks too.' } },
    ],
  },
  {
    code: 'cross_sanctions',
    country: 'cross',
    title: { zh: '制裁与其他国家规定', en: 'Sanctions and the law of other countries' },
    source: { zh: '联合国、英国和中国制裁与管控名单；涉及的其他国家清单', en: 'Lists of the United Nations, the United Kingdom and China; those of other countries involved' },
    edition: '2026-01-28',
    questions: [
      { code: 'cross_sanctioned', weight: 'stop', text: { zh: '合作方、其所有人或最终用户是否在适用的制裁名单中？', en: 'Is the partner, an owner or the end user on a sanctions list that applies?' } },
      { code: 'cross_third', weight: 'licence', text: { zh: '是否含有受第三国再出口管制的物项或技术？', en: 'Is there an item or technology under the re-export control of a third country?' } },
    ],
  },
  {
    code: 'home_foreign',
    country: 'home',
    title: { zh: '境内合作', en: 'Within one country' },
    source: { zh: '本平台', en: 'This platform' },
    edition: '2026-01',
    questions: [
      { code: 'home_foreign', weight: 'licence', text: { zh: '是否涉及境外人员、境外出资或向境外提供技术、数据？', en: 'Are people or money from abroad involved, or does technology or data go abroad?' }, hint: { zh: '如是，请按所在国家规定办理许可或登记。', en: 'If so, the rules of your country for licences and registration apply.' } },
    ],
  },
]
