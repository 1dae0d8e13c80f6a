/** Parts of the names under which programs ask for pages; none of them is a reader. */
export const robotNames: readonly string[] = [
  'bot', 'crawl', 'spider', 'slurp', 'curl', 'wget', 'python', 'java/', 'go-http', 'okhttp', 'libwww', 'httpclient', 'axios', 'node-fetch', 'undici', 'headless', 'lighthouse', 'phantom',
  'preview', 'facebookexternalhit', 'whatsapp', 'telegram', 'monitor', 'uptime', 'pingdom', 'scan', 'feed', 'archiver', 'scrapy', 'baiduspider', 'bytespider', 'sogou', 'yisou', '360spider', 'petalbot',
]
