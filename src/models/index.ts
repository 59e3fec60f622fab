export type { ChatModel, ChatPurpose, ChatReply, ChatRequest } from './chat-model.ts'
export { estimateTokens } from './estimate-tokens.ts'
<<<<<<< HEAD
export { type Models, type OpenModelsOptions, openLedger, openModels } from './open-models.ts'
=======
export { type Models, type OpenModelsOptions, openModels } from './open-models.ts'
export { type ParsedReply, parseReply } from './parse-reply.ts'
export { type Exchange, recordingModel, replayingModel } from './recorded-model.ts'
>>>>>>> 3b60b9d (replay, diff: saved runs are given again byte for byte, and what changed is told)
export type { ModelOptions } from './settings/model-options.ts'
export { readSettingFiles } from './settings/read-setting-files.ts'
export { type ModelSettings, resolveSettings } from './settings/resolve-settings.ts'
export { callPurposes } from './usage/ledger-entry.ts'
export type { MeteredCall } from './usage/meter.ts'
export { recordedCalls, usageTotals } from './usage/recorded-calls.ts'
export { sentTextSchema } from './usage/sent-text.ts'
export { usdText } from './usage/usd-text.ts'
