import { jsx } from 'hono/jsx'

/**
 * hono/jsx looks once, at its first drawing, for AsyncLocalStorage, in which contexts follow a drawing across awaits. We use no contexts, and
 * once a store was used Node before version 24 runs a hook at every promise of the process. So it draws for the first time while there is
 * none to be found. Imported before all that draws.
 */
const { getBuiltinModule } = process
process.getBuiltinModule = () => undefined as never
String(jsx('i', {}))
process.getBuiltinModule = getBuiltinModule
