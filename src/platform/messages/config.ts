/** What each setting expects, and the sentences that refuse a wrong one. */
export const configMessages = {
  wrong: {
    en: '{setting} is {given}, but should be {expected}.',
    zh: '设置 {setting} 的值是 {given}，应为{expected}。',
  },
  together: {
    en: '{setting} is missing: {others} are set, and need it too.',
    zh: '缺少设置 {setting}：已设置 {others}，二者须同时设置。',
  },
  publicSamples: {
    en: '{setting} is {given}, an address that others can reach, and the samples have published sign-ins: set QIAO_SAMPLES=none, or QIAO_SAMPLES_PUBLIC=yes to show them all the same.',
    zh: '{setting} 为 {given}，可被他人访问，而样例数据带有公开的登录账号：请设置 QIAO_SAMPLES=none；如确需公开展示样例，请设置 QIAO_SAMPLES_PUBLIC=yes。',
  },
} as const

export const expectations = {
  port: { en: 'a whole number from 1 to 65535', zh: ' 1 至 65535 的整数' },
  readers: { en: 'a whole number of readers from 0 to 999999', zh: ' 0 至 999999 的整数' },
  host: { en: 'an IP address or a host name', zh: ' IP 地址或主机名' },
  folder: { en: 'the path of a folder', zh: '文件夹路径' },
  file: { en: 'the path of a file', zh: '文件路径' },
  postgres: {
    en: 'an address like postgres://user:password@host:5432/database',
    zh: '形如 postgres://用户:密码@主机:5432/数据库 的地址',
  },
  samples: { en: 'show or none', zh: ' show 或 none' },
  yes: { en: 'yes or no', zh: ' yes 或 no' },
  url: { en: 'an address that begins with http:// or https:// and has no path', zh: '以 http:// 或 https:// 开头、不带路径的网址' },
  service: { en: 'an address that begins with http:// or https://', zh: '以 http:// 或 https:// 开头的网址' },
  smtp: { en: 'an address like smtp://user:password@host:587 or smtps://…', zh: '形如 smtp://用户:密码@主机:587 或 smtps://… 的地址' },
  mail: { en: 'a mail address, with or without a name: Qiao <qiao@example.org>', zh: '邮箱地址，可带名称：Qiao <qiao@example.org>' },
  seconds: { en: 'a number of seconds from 0 to 60', zh: ' 0 到 60 之间的秒数' },
  level: { en: 'fatal, error, warn, info, debug, trace or silent', zh: ' fatal、error、warn、info、debug、trace 或 silent' },
  token: { en: 'at least 16 characters without spaces', zh: '不少于 16 个字符、不含空格的字符串' },
  pair: { en: 'both languages with a stroke between them: 中文 | English', zh: '中英文两种写法，以竖线分隔：中文 | English' },
  contact: { en: 'a mail address, or an address that begins with https://', zh: '邮箱地址，或以 https:// 开头的网址' },
  country: { en: 'a country by its two letters, like CN or GB', zh: '两个字母的国家/地区代码，如 CN 或 GB' },
  icp: { en: 'an ICP filing number like 京ICP备12345678号-1', zh: '形如“京ICP备12345678号-1”的备案号' },
  police: { en: 'a public security filing number like 京公网安备11010502000001号', zh: '形如“京公网安备11010502000001号”的备案号' },
  line: { en: 'one line of at most 200 characters', zh: '不超过 200 个字符的一行文字' },
  hosts: { en: 'host names with commas between them', zh: '以英文逗号分隔的主机名' },
  translator: { en: 'libretranslate or openai', zh: ' libretranslate 或 openai' },
  word: { en: 'not empty and without spaces', zh: '不含空格的非空文字' },
} as const
