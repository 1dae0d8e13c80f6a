import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** The figures of this process in Prometheus' text form. Route names, never addresses of objects or people. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const requests = new Histogram({
  name: 'qiao_request_seconds',
  help: 'Time to answer, by method, route and class of status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
  registers: [registry],
})
export const faults = new Counter({ name: 'qiao_faults_total', help: 'Answers with status 500', registers: [registry] })
export const indexed = new Gauge({ name: 'qiao_index_listings', help: 'Listings in the live index of this process', registers: [registry] })
