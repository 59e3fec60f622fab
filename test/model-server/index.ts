export type { ChatExchange } from './chat-exchange.ts'
export type { Fault } from './fault.ts'
export {
  type ModelServer,
  type ModelServerOptions,
  type RecordedRequest,
  startModelServer,
} from './start-model-server.ts'
