/** Each eligibility rule as applicants read it, and what is said when a team does not meet it. */
export const eligibilityWords = {
  partners_least: { rule: { zh: '参与单位不少于 {n} 家', en: 'At least {n} partner organisations' }, unmet: { zh: '参与单位须不少于 {n} 家，请补充合作单位。', en: 'At least {n} organisations have to take part. Add partners.' } },
  partners_most: { rule: { zh: '参与单位不超过 {n} 家', en: 'At most {n} partner organisations' }, unmet: { zh: '参与单位不得超过 {n} 家，请减少合作单位。', en: 'At most {n} organisations may take part. Remove partners.' } },
  countries_all: { rule: { zh: '须有来自以下国家/地区的单位：{what}', en: 'With an organisation from each of: {what}' }, unmet: { zh: '尚缺来自{what}的单位。', en: 'An organisation from {what} is missing.' } },
  countries_only: { rule: { zh: '参与单位仅限以下国家/地区：{what}', en: 'Organisations from these countries or regions only: {what}' }, unmet: { zh: '来自{what}的单位不符合申报条件。', en: 'Organisations from {what} may not take part.' } },
  kinds_all: { rule: { zh: '须包括以下类型的单位：{what}', en: 'With each of these kinds of organisation: {what}' }, unmet: { zh: '尚缺以下类型的单位：{what}。', en: 'Still missing: {what}.' } },
  kinds_only: { rule: { zh: '参与单位仅限以下类型：{what}', en: 'These kinds of organisation only: {what}' }, unmet: { zh: '以下类型的单位不符合申报条件：{what}。', en: 'These kinds of organisation may not take part: {what}.' } },
  lead_kinds: { rule: { zh: '牵头单位须为：{what}', en: 'Led by: {what}' }, unmet: { zh: '牵头单位须为{what}，请更换牵头单位。', en: 'The lead has to be one of: {what}. Choose another lead.' } },
  lead_countries: { rule: { zh: '牵头单位须来自：{what}', en: 'Led from: {what}' }, unmet: { zh: '牵头单位须来自{what}，请更换牵头单位。', en: 'The lead has to be from {what}. Choose another lead.' } },
  per_person: { rule: { zh: '每人最多参与 {n} 项申报', en: 'At most {n} submissions per person' }, unmet: { zh: '团队中有人已参与 {n} 项申报，达到上限。', en: 'Somebody of the team takes part in {n} submissions already, which is the limit.' } },
  per_organisation: { rule: { zh: '每个单位最多牵头 {n} 项申报', en: 'At most {n} submissions led by one organisation' }, unmet: { zh: '牵头单位已申报 {n} 项，达到上限。', en: 'The lead organisation has {n} submissions already, which is the limit.' } },
  members_of: { rule: { zh: '参与单位须为该联盟成员', en: 'Members of the alliance only' }, unmet: { zh: '参与单位须均为该联盟成员。', en: 'Every organisation has to be a member of the alliance.' } },
} as const
