import type { ClauseWords } from '../../clauses.ts'

const heading = { zh: '知识产权归属与使用', en: 'Ownership and use of results' }
const consent = {
  zh: '职务发明人的署名权及依法获得奖励报酬的权利不受本条影响。',
  en: 'The right of inventors to be named and to the reward that the law gives them is untouched.',
}

/** Who owns what comes out: one clause for each position; written for this product. */
export const propertyClauses = {
  definitions: {
    heading: { zh: '定义', en: 'Definitions' },
    text: {
      zh: '“原有知识产权”指一方在本协议生效前拥有或控制，或在本项目之外独立取得，并列入附件知识产权清单或为本项目所必需的知识产权。\n“项目知识产权”指各方在履行本协议过程中产生的知识产权。\n“成果”指履行本协议产生的数据、样品、技术方案、软件、报告及其他产出，不论是否可受知识产权保护。\n“保密信息”指一方以任何形式披露、标明保密或依其性质应当视为保密的信息。',
      en: '“Background” means intellectual property that a party owns or controls before this agreement takes effect or obtains independently of the Project, and that is listed in the schedule or needed for the Project.\n“Foreground” means intellectual property that arises in carrying out this agreement.\n“Results” means data, samples, solutions, software, reports and anything else produced in carrying out this agreement, whether it can be protected or not.\n“Confidential Information” means information disclosed by a party in any form that is marked confidential or is confidential by its nature.',
    },
  },
  background: {
    heading: { zh: '原有知识产权', en: 'Background' },
    text: {
      zh: '各方的原有知识产权归其自身所有，本协议不改变其归属。附件知识产权清单列明各方投入的原有知识产权、权利人和许可使用的范围。\n为完成本项目之必需，一方许可其他各方在项目期内免费、非独占地使用其投入的原有知识产权；超出该范围的使用须另行书面约定。',
      en: 'Background stays with whoever owns it; this agreement changes nothing in that. The schedule lists the Background that each party brings, its owner and how far others may use it.\nAs far as the Project needs it each party lets the others use the Background that it brings, free of charge and without exclusivity, while the Project lasts. Any further use is agreed in writing.',
    },
  },
  p1: { heading, text: { zh: `项目知识产权归研究机构所有，由研究机构负责申请和维持。\n研究机构授予企业一项普通许可，在清单约定的领域和地域内使用项目知识产权，期限至相应权利终止之日；使用费以本协议的付款条款为准。\n${consent.zh}`, en: `Foreground belongs to the Institution, which applies for and maintains protection.\nThe Institution grants the Company a non-exclusive licence to use Foreground in the field and territory of the schedule until the right concerned ends; the fee is that of the clause on payment.\n${consent.en}` } },
  p2: { heading, text: { zh: `项目知识产权归研究机构所有，由研究机构负责申请和维持。\n研究机构授予企业一项普通许可用于内部研究，并授予企业选择权：企业可在收到成果书面通知后六个月内，要求谈判清单所列领域和地域内的独占许可，各方应在其后六个月内以公平合理的条件善意协商。\n选择权期间，研究机构不得就同一领域向第三方授予许可。\n${consent.zh}`, en: `Foreground belongs to the Institution, which applies for and maintains protection.\nThe Institution grants the Company a non-exclusive licence for internal research and an option: within six months of written notice of a Result the Company may ask to negotiate an exclusive licence in the field and territory of the schedule, and the parties then negotiate in good faith for six months on fair and reasonable terms.\nWhile the option is open the Institution grants no licence in that field to others.\n${consent.en}` } },
  p3: { heading, text: { zh: `项目知识产权归研究机构所有，由研究机构负责申请和维持。\n研究机构授予企业选择权：企业可在收到成果书面通知后六个月内，要求谈判受让清单所列的项目知识产权，各方应在其后六个月内以公平合理的条件善意协商。\n转让后，研究机构保留将其用于教学和科学研究的永久、免费、不可撤销的权利。\n${consent.zh}`, en: `Foreground belongs to the Institution, which applies for and maintains protection.\nThe Institution grants the Company an option: within six months of written notice of a Result the Company may ask to negotiate an assignment of the Foreground listed in the schedule, and the parties then negotiate in good faith for six months on fair and reasonable terms.\nAfter an assignment the Institution keeps a perpetual, free and irrevocable right to use it in teaching and research.\n${consent.en}` } },
  p4: { heading, text: { zh: `一方独立产生的项目知识产权归该方所有；共同产生且不可分割的，由各方按清单载明的份额共有。\n各方互相授予普通许可，可将对方的项目知识产权用于任何目的；用于商业目的的，应事先告知对方并就合理使用费协商。\n共有人转让其份额的，其他共有人在同等条件下享有优先受让权。\n${consent.zh}`, en: `Foreground that one party creates alone belongs to it; what is created together and cannot be divided is owned jointly in the shares of the schedule.\nThe parties grant one another non-exclusive licences to use their Foreground for any purpose; before a commercial use a party tells the other and a reasonable fee is negotiated.\nA co-owner that sells its share offers it to the others first on the same terms.\n${consent.en}` } },
  p4a: { heading, text: { zh: `一方独立产生的项目知识产权归该方所有；共同产生且不可分割的，由各方按清单载明的份额共有。\n各方互相授予的许可仅限为完成本项目之必需，项目结束时终止；项目之外的任何使用须另行书面约定。\n共有人转让其份额的，其他共有人在同等条件下享有优先受让权。\n${consent.zh}`, en: `Foreground that one party creates alone belongs to it; what is created together and cannot be divided is owned jointly in the shares of the schedule.\nThe licences that the parties grant one another reach as far as the Project needs and end with it; any other use is agreed in writing.\nA co-owner that sells its share offers it to the others first on the same terms.\n${consent.en}` } },
  p5: { heading, text: { zh: `项目知识产权归企业所有；研究机构应及时披露成果，并配合办理申请和转让手续，费用由企业承担。\n研究机构保留将成果用于教学和科学研究的永久、免费、不可撤销的权利，包括与第三方开展非商业性合作研究。\n企业在成果披露后三年内未实施亦无合理理由的，研究机构可要求返还相应权利。\n${consent.zh}`, en: `Foreground belongs to the Company. The Institution discloses Results promptly and helps with applications and assignments at the Company’s expense.\nThe Institution keeps a perpetual, free and irrevocable right to use Results in teaching and research, including non-commercial research with others.\nIf the Company has not put a Result to use within three years of its disclosure and has no good reason, the Institution may ask for the right back.\n${consent.en}` } },
  p6: { heading, text: { zh: `本项目为委托研究，企业支付全部费用，项目知识产权归企业所有。\n研究机构未经企业书面同意，不得发表、披露或为自身目的使用成果；企业不得无故拒绝或拖延学位论文答辩所必需的披露。\n${consent.zh}`, en: `The Project is contract research paid for in full by the Company, and Foreground belongs to the Company.\nWithout the Company’s written consent the Institution neither publishes nor discloses Results nor uses them for purposes of its own; the Company does not withhold or delay without reason what the examination of a thesis needs.\n${consent.en}` } },
  ca: { heading, text: { zh: `各成员独立产生的项目知识产权归其自身所有；共同产生且不可分割的，按清单载明的份额共有。\n各成员向其他全体成员授予普通许可，可在清单约定的领域内使用其项目知识产权；用于商业目的的，以公平合理无歧视的条件另订合同。\n${consent.zh}`, en: `Foreground that a member creates alone belongs to it; what is created together and cannot be divided is owned jointly in the shares of the schedule.\nEach member grants all others a non-exclusive licence to use its Foreground in the field of the schedule; commercial use is contracted separately on fair, reasonable and non-discriminatory terms.\n${consent.en}` } },
  cb: { heading, text: { zh: `各成员应将其产生的项目知识产权转让给清单指明的牵头实施单位，由其统一申请、维持和实施。\n牵头实施单位应按清单载明的份额向各成员分配实施收益，并向各成员授予用于教学、科学研究和内部使用的免费许可。\n牵头实施单位在三年内未实施且无合理理由的，应按原份额返还权利。\n${consent.zh}`, en: `Each member assigns the Foreground that it creates to the lead exploiter named in the schedule, which protects, maintains and exploits it.\nThe lead exploiter shares the income in the shares of the schedule and grants each member a free licence for teaching, research and internal use.\nIf it has not put a right to use within three years and has no good reason, it returns the right in those shares.\n${consent.en}` } },
  cc: { heading, text: { zh: `项目知识产权归与其主营业务直接相关的成员所有，具体划分以清单为准；清单未列明的，由管理委员会在成果披露后六十日内决定。\n取得权利的成员应向产生该成果的成员支付合理补偿，并授予其用于教学和科学研究的免费许可。\n${consent.zh}`, en: `Foreground belongs to the member to whose business it directly relates, as the schedule divides it; what the schedule does not mention is decided by the steering committee within sixty days of the disclosure.\nThe member that takes a right pays reasonable compensation to the member that created it and grants it a free licence for teaching and research.\n${consent.en}` } },
  cd: { heading, text: { zh: `各成员独立产生的项目知识产权归其自身所有；共同产生且不可分割的，按清单载明的份额共有。\n成员之间的许可仅限为完成本项目之必需，项目结束时终止；项目之外的使用须另行书面约定。\n${consent.zh}`, en: `Foreground that a member creates alone belongs to it; what is created together and cannot be divided is owned jointly in the shares of the schedule.\nLicences among the members reach as far as the Project needs and end with it; any other use is agreed in writing.\n${consent.en}` } },
  improvements: {
    heading: { zh: '后续改进', en: 'Improvements' },
    text: {
      zh: '任何一方有权对本合同技术进行后续改进，改进成果归完成改进的一方所有；双方共同完成的，共同所有。\n改进方应告知对方改进成果，对方在同等条件下享有优先取得许可的权利；不得约定无偿、独占的回授。',
      en: 'Each party may improve the technology. An improvement belongs to the party that makes it, and to both where both make it.\nThe party that improves tells the other, which has the first right to a licence on equal terms; no exclusive grant-back free of charge is required.',
    },
  },
  service_results: {
    heading: { zh: '工作成果归属', en: 'Ownership of the work' },
    text: {
      zh: '受托方完成并交付的报告、数据和其他工作成果，自委托方付清费用之日起归委托方所有。\n受托方利用委托方提供的资料和工作条件完成的新的技术成果归受托方所有，委托方利用受托方的工作成果完成的新的技术成果归委托方所有，另有约定的除外。\n受托方的通用方法、工具和原有知识产权仍归受托方所有。',
      en: 'Reports, data and other work delivered by the Provider belong to the Client once the fee has been paid in full.\nUnless agreed otherwise new technology that the Provider creates with the Client’s material belongs to the Provider, and new technology that the Client creates with the Provider’s work belongs to the Client.\nGeneral methods, tools and Background of the Provider remain the Provider’s.',
    },
  },
  hosting_results: {
    heading: { zh: '派驻期间的成果', en: 'Results of the visit' },
    text: {
      zh: '派驻人员在派驻期间主要利用接待方的物质技术条件完成的成果归接待方所有；利用派出方原有研究基础完成的，由双方按贡献共有，份额载入附件清单。\n派出方保留将上述成果用于教学和科学研究的免费使用权。',
      en: 'Results that the visiting person achieves mainly with the Host’s means belong to the Host; those that build on earlier work of the Home Organisation are owned jointly by contribution, in shares stated in the schedule.\nThe Home Organisation may use those results free of charge in teaching and research.',
    },
  },
  ktp_results: {
    heading: { zh: '项目成果归属', en: 'Ownership of results' },
    text: {
      zh: '与企业产品、工艺和服务直接相关的项目知识产权归企业所有，具体划分和份额以附件清单为准。\n研究机构保留将成果用于教学和科学研究的永久、免费权利，经保密审查后可发表。\n派驻人员可将成果用于学位论文，企业不得无故拒绝。',
      en: 'Foreground that directly concerns the Company’s products, processes and services belongs to the Company, as the schedule divides it.\nThe Institution keeps a perpetual and free right to use Results in teaching and research and may publish them after review for confidentiality.\nThe associate may use Results in a thesis; the Company does not refuse without reason.',
    },
  },
} as const satisfies Record<string, ClauseWords>
