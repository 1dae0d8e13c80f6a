import type { ClauseWords } from '../../clauses.ts'

/** What each type of agreement is about; written for this product, to be reviewed by lawyers before use. */
export const purposeClauses = {
  mou_purpose: {
    heading: { zh: '合作目的与领域', en: 'Purpose and areas of cooperation' },
    text: {
      zh: '各方拟围绕“{subject}”建立合作关系，在平等互利、优势互补的原则下推动研究开发、人才交流和成果转化。\n合作内容包括：{work}。\n具体项目由各方另行订立书面合同；在该等合同生效前，任何一方均无义务为该项目投入资金、人员或设备。',
      en: 'The parties wish to work together on “{subject}”, as equals and to the benefit of each, in research and development, the exchange of people and the use of results.\nThe cooperation covers: {work}.\nEach project is subject to a written contract of its own. Until such a contract takes effect no party need commit money, people or equipment to it.',
    },
  },
  mou_binding: {
    heading: { zh: '约束力', en: 'Binding effect' },
    text: {
      zh: '除保密、费用、适用法律与争议解决条款外，本文件仅表明各方意向，不产生具有法律约束力的权利义务。\n各方自行承担因本文件产生的费用。',
      en: 'Except for the clauses on confidentiality, costs, law and disputes, this document records intentions and creates no legally binding rights or duties.\nEach party bears its own costs of this document.',
    },
  },
  mou_contacts: {
    heading: { zh: '联络机制', en: 'Coordination' },
    text: {
      zh: '各方分别指定一名联络人，负责日常沟通和进展汇总，变更联络人的应书面告知其他各方。\n各方每年至少召开一次会议，回顾进展并商定下一步工作。',
      en: 'Each party names one contact for day-to-day coordination and tells the others in writing when the contact changes.\nThe parties meet at least once a year to review progress and agree the next steps.',
    },
  },
  framework_projects: {
    heading: { zh: '具体项目', en: 'Projects under this agreement' },
    text: {
      zh: '各方就“{subject}”开展的每一项目，应当订立项目合同，载明工作内容、经费、进度、成果归属和负责人。\n拟开展的工作：{work}。\n项目合同与本协议不一致的，以项目合同为准；项目合同未约定的，适用本协议。',
      en: 'For each project on “{subject}” the parties conclude a project contract that states the work, the funding, the timetable, who owns the results and who is responsible.\nThe work foreseen is: {work}.\nWhere a project contract differs from this agreement the project contract prevails; where it is silent this agreement applies.',
    },
  },
  nda_purpose: {
    heading: { zh: '披露目的', en: 'Purpose of disclosure' },
    text: {
      zh: '为评估和商谈“{subject}”事宜，一方可能向另一方披露保密信息。接收信息的一方仅可为该目的使用保密信息。\n本协议不使任何一方负有披露信息或订立其他合同的义务，也不转让或许可任何知识产权。',
      en: 'To assess and discuss “{subject}” one party may disclose confidential information to another. The party that receives it may use it for that purpose alone.\nNothing here obliges a party to disclose anything or to conclude another contract, and no intellectual property is assigned or licensed.',
    },
  },
  nda_one_way_purpose: {
    heading: { zh: '披露目的', en: 'Purpose of disclosure' },
    text: {
      zh: '为评估和商谈“{subject}”事宜，披露方将向接收方披露保密信息。接收方仅可为该目的使用保密信息。\n接收方不应向披露方提供自身的保密信息；接收方提供的信息不受本协议保护。\n本协议不使任何一方负有订立其他合同的义务，也不转让或许可任何知识产权。',
      en: 'To assess and discuss “{subject}” the Disclosing Party will disclose confidential information to the Receiving Party, which may use it for that purpose alone.\nThe Receiving Party should not give confidential information of its own to the Disclosing Party; what it gives is not protected by this agreement.\nNothing here obliges a party to conclude another contract, and no intellectual property is assigned or licensed.',
    },
  },
  heads_subject: {
    heading: { zh: '主要条件', en: 'Main terms' },
    text: {
      zh: '各方就“{subject}”进行谈判，并同意以下要点作为订立正式合同的基础：{work}。\n除保密、费用、适用法律与争议解决条款外，本要点书不具法律约束力，任何一方可在正式合同签订前终止谈判。',
      en: 'The parties are negotiating “{subject}” and take the following as the basis of a contract: {work}.\nExcept for the clauses on confidentiality, costs, law and disputes, these heads of terms are not legally binding, and any party may end the negotiations before the contract is signed.',
    },
  },
  project_work: {
    heading: { zh: '研究内容与分工', en: 'The project' },
    text: {
      zh: '各方合作开展“{subject}”项目（以下称“本项目”）。\n研究内容、技术指标与分工：{work}。\n各方应以应有的专业水准和注意义务完成各自承担的工作，并指定项目负责人；更换负责人的，应提前书面告知其他各方。\n研究开发具有不确定性，各方不保证取得特定结果。',
      en: 'The parties carry out the project “{subject}” together (the “Project”).\nContent, targets and share of the work: {work}.\nEach party does its part with the care and skill to be expected of its profession and names a principal investigator or project lead; a change is notified in writing beforehand.\nResearch is uncertain: no party warrants a particular result.',
    },
  },
  project_management: {
    heading: { zh: '项目管理与报告', en: 'Management and reports' },
    text: {
      zh: '各方成立由每方至少一名代表组成的项目管理小组，至少每三个月召开一次会议，记录应经各方确认。\n各方应按约定提交进展报告；研究内容、经费或进度的变更须经各方书面同意。',
      en: 'A project management group with at least one representative of each party meets at least every three months; its minutes are confirmed by all.\nThe parties report on progress as agreed. Changes to the work, the funding or the timetable need the written agreement of all parties.',
    },
  },
  consortium_governance: {
    heading: { zh: '联合体组织', en: 'Organisation of the consortium' },
    text: {
      zh: '联合体设管理委员会，由每一成员各派一名代表组成，三分之二以上代表出席方可召开会议，决议经出席代表三分之二以上同意通过。\n牵头单位负责对外联络、经费拨付和报告汇总，未经授权不得代表其他成员作出承诺。\n新成员加入须经全体成员书面同意并签署加入书；成员退出不影响其在退出前已授予的权利。',
      en: 'A steering committee has one representative of each member. Two thirds form a quorum, and decisions need two thirds of those present.\nThe Coordinator deals with outside bodies, passes funds on and assembles reports; without authority it makes no promise for another member.\nA new member joins by a signed accession with the written consent of all. A member that leaves does not take back the rights it granted before.',
    },
  },
  licence_grant: {
    heading: { zh: '许可内容', en: 'Grant of licence' },
    text: {
      zh: '许可方将附件“知识产权清单”所列的技术（以下称“许可技术”）许可被许可方实施，用于“{subject}”；许可的方式、实施领域、地域和期限以该清单为准。\n未经许可方书面同意，被许可方不得转让本许可或向第三方再许可。\n除清单明示授予的权利外，许可方保留许可技术的全部权利，并保留将许可技术用于教学和科学研究的权利。',
      en: 'The Licensor licenses to the Licensee the technology listed in the intellectual property schedule (the “Licensed Technology”) for “{subject}”. Kind, field, territory and term of each licence are those of the schedule.\nWithout the written consent of the Licensor the Licensee may neither assign the licence nor grant sub-licences.\nThe Licensor keeps all rights that the schedule does not expressly grant, and the right to use the Licensed Technology in teaching and research.',
    },
  },
  licence_delivery: {
    heading: { zh: '技术资料交付与指导', en: 'Delivery and assistance' },
    text: {
      zh: '许可方应在本合同生效后三十日内向被许可方交付实施许可技术所必需的技术资料。\n许可方应提供必要的技术指导：{work}。\n被许可方应按附件约定的进度实施许可技术，并每年书面报告实施情况。',
      en: 'Within thirty days of this agreement taking effect the Licensor delivers the technical documents needed to use the Licensed Technology.\nThe Licensor gives the technical assistance that is needed: {work}.\nThe Licensee puts the Licensed Technology to use on the timetable agreed and reports on it in writing every year.',
    },
  },
  licence_patents: {
    heading: { zh: '专利维持与侵权处理', en: 'Upkeep of patents and infringement' },
    text: {
      zh: '许可方应维持清单所列专利有效，按期缴纳年费；拟放弃的，应提前六十日告知被许可方，被许可方有权以同等条件受让或代缴。\n任何一方发现第三方侵权的，应及时告知对方；许可方有权首先提起诉讼，许可方在六十日内未采取行动的，被许可方可在法律允许的范围内自行主张权利。',
      en: 'The Licensor keeps the scheduled patents in force and pays the fees when due. If it means to let one lapse it says so sixty days before, and the Licensee may take it over on the same terms or pay the fees.\nA party that learns of an infringement tells the other at once. The Licensor has the first right to act; if it has not acted within sixty days the Licensee may do so as far as the law allows.',
    },
  },
  assignment_transfer: {
    heading: { zh: '转让标的', en: 'Assignment' },
    text: {
      zh: '转让方将附件“知识产权清单”所列的技术（以下称“转让技术”）的全部权利转让给受让方，用于“{subject}”。\n转让方应在本合同生效后三十日内交付全部技术资料，并配合办理登记手续：{work}。\n专利权、专利申请权的转让自登记之日起生效；登记费用由受让方承担，另有约定的除外。\n转让方保留将转让技术用于教学和非商业性科学研究的权利。',
      en: 'The Assignor assigns to the Assignee all rights in the technology listed in the intellectual property schedule (the “Assigned Technology”) for “{subject}”.\nWithin thirty days of this agreement taking effect the Assignor delivers all technical documents and helps with the formalities of registration: {work}.\nThe assignment of patents and applications takes effect on registration. Unless agreed otherwise the Assignee pays the fees of registration.\nThe Assignor keeps the right to use the Assigned Technology in teaching and non-commercial research.',
    },
  },
  title_warranty: {
    heading: { zh: '权利保证', en: 'Title' },
    text: {
      zh: '权利方保证其为清单所列技术的合法权利人，有权订立本合同；据其所知，该技术不侵犯第三方权利，也不存在未告知的质押、许可或权属争议。\n除前款外，技术按现状提供，权利方不保证其适合特定商业目的。',
      en: 'The party that grants rights warrants that it holds the scheduled technology lawfully and may conclude this agreement, and that to its knowledge the technology infringes no right of others and is under no charge, licence or dispute that it has not disclosed.\nApart from that the technology is provided as it stands; no fitness for a particular commercial purpose is warranted.',
    },
  },
  consultancy_work: {
    heading: { zh: '咨询内容与成果', en: 'The consultancy' },
    text: {
      zh: '受托方就“{subject}”为委托方提供技术咨询。\n咨询内容、形式和提交时间：{work}。\n委托方应按约定阐明问题，提供背景材料和有关数据；因材料不实造成的后果由委托方承担。\n委托方按照符合约定要求的咨询意见作出决策所造成的损失，由委托方承担，另有约定的除外。',
      en: 'The Provider advises the Client on “{subject}”.\nContent, form and dates: {work}.\nThe Client explains the question and provides the background material and data agreed; it answers for material that is wrong.\nUnless agreed otherwise the Client bears the losses of decisions that it takes on advice which met what was agreed.',
    },
  },
  service_work: {
    heading: { zh: '服务内容与验收', en: 'The service' },
    text: {
      zh: '受托方就“{subject}”为委托方提供技术服务。\n服务内容、技术指标、方式和期限：{work}。\n委托方应按约定提供工作条件并接受工作成果。\n受托方完成工作后，委托方应在十五个工作日内验收；逾期未提出书面异议的，视为验收合格。不合格的，受托方应在约定期限内无偿补正。',
      en: 'The Provider renders the following technical service on “{subject}” to the Client.\nContent, targets, manner and dates: {work}.\nThe Client provides the working conditions agreed and accepts the results.\nThe Client examines the work within fifteen working days of its completion; without written objection by then it counts as accepted. What falls short is put right free of charge within a time to be agreed.',
    },
  },
  ktp_partnership: {
    heading: { zh: '合作项目与派驻人员', en: 'The partnership and its associate' },
    text: {
      zh: '研究机构与企业共同实施知识转移项目“{subject}”，目标与工作计划：{work}。\n项目人员由研究机构聘用，在项目期内主要在企业工作，接受双方共同指导。\n企业应提供工作场所、设备和一名业务导师；研究机构应提供学术导师，每周投入的指导时间不少于半天。\n各方设立地方管理委员会，每四个月召开一次会议，审议进展、经费和人员培养。',
      en: 'The Institution and the Company carry out the knowledge transfer project “{subject}” together. Its aims and work plan: {work}.\nThe associate is employed by the Institution, works mainly at the Company while the project lasts and is supervised by both.\nThe Company provides a place of work, equipment and a business supervisor; the Institution provides an academic supervisor for at least half a day a week.\nA local management committee meets every four months on progress, money and the development of the associate.',
    },
  },
  hosting_person: {
    heading: { zh: '派驻人员与工作内容', en: 'The visiting person and the work' },
    text: {
      zh: '派出方选派人员到接待方就“{subject}”开展工作，人员、期间与内容：{work}。\n派驻期间人员与派出方的劳动关系不变，薪酬、社会保险和税费由派出方承担，另有约定的除外。\n人员应遵守接待方的安全、保密、信息系统和科研诚信制度。\n签证、居留、工作许可以及依法须取得的学术技术审批（如英国 ATAS）由接待方协助、派出方负责办理；未取得前不得开展相关工作。',
      en: 'The Home Organisation sends a person to the Host to work on “{subject}”. Person, period and content: {work}.\nThe employment with the Home Organisation continues; unless agreed otherwise the Home Organisation bears pay, social insurance and taxes.\nThe person follows the Host’s rules on safety, secrecy, information systems and research integrity.\nVisa, residence, work permit and any academic technology approval that the law requires (such as ATAS in the United Kingdom) are obtained by the Home Organisation with the Host’s help; the work concerned does not begin before.',
    },
  },
  facility_use: {
    heading: { zh: '设施使用', en: 'Use of the facility' },
    text: {
      zh: '设施单位允许使用方为“{subject}”使用下列设施与仪器：{work}。\n使用方应遵守操作规程和安全要求，由经培训合格的人员操作；因违规操作造成损坏的，应承担修复费用。\n使用时间经预约确认；任何一方需变更的，应提前两个工作日告知对方。\n使用方在使用中取得的数据和成果归使用方所有，设施单位人员作出创造性贡献的，另行约定。',
      en: 'The Facility Operator lets the User use the following facilities and instruments for “{subject}”: {work}.\nThe User follows the operating and safety rules and has trained people operate them; it pays for repairs where breaking the rules caused the damage.\nTimes are booked and confirmed; changes are notified two working days before.\nData and results of the use belong to the User. Where people of the Facility Operator contribute inventively, that is agreed separately.',
    },
  },
  alliance_text: {
    heading: { zh: '共同声明', en: 'Statement' },
    text: {
      zh: '联署单位就“{subject}”共同声明如下：{work}。\n本声明表达联署单位的共同意愿，不创设法律上的权利义务，也不限制任何单位独立开展工作。\n联盟不具有法人资格，以联盟名义开展的活动由承担秘书处职责的成员单位依法实施。',
      en: 'The Signatories say together on “{subject}”: {work}.\nThis statement expresses a common intention. It creates no legal rights or duties and limits no Signatory’s own work.\nThe alliance is not a legal person; what is done in its name is done by the member that serves as its secretariat.',
    },
  },
  term_sheet_investment: {
    heading: { zh: '投资方案', en: 'The investment' },
    text: {
      zh: '投资方拟对标的公司进行投资，用于“{subject}”。\n主要条件（投资金额、估值、股权比例、交割条件、公司治理）：{work}。\n投资须以尽职调查结果满意、取得依法必需的审批或备案（包括外商投资、国家安全审查）以及签署正式文件为前提。\n除保密、排他期、费用、适用法律与争议解决条款外，本清单不具法律约束力。',
      en: 'The Investor means to invest in the Issuer for “{subject}”.\nMain terms (amount, valuation, share, conditions of completion, governance): {work}.\nThe investment depends on satisfactory due diligence, on the approvals or filings that the law requires (foreign investment and national security screening included) and on signed definitive documents.\nExcept for the clauses on confidentiality, exclusivity, costs, law and disputes this term sheet is not legally binding.',
    },
  },
  term_sheet_exclusivity: {
    heading: { zh: '排他期', en: 'Exclusivity' },
    text: {
      zh: '自本清单签署之日起 {noticeDays} 日内，标的公司不得就同类融资与任何第三方接触、谈判或达成安排。',
      en: 'For {noticeDays} days from the signature of this term sheet the Issuer does not approach, negotiate with or commit to any third party about a similar financing.',
    },
  },
} as const satisfies Record<string, ClauseWords>
