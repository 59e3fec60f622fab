export type { ChatModel, ChatPurpose, ChatReply, ChatRequest } from './chat-model.ts'
export type { WhyNoEmbeddings } from './embeddings/choose-embeddings.ts'
export {
  openPassageEmbeddings,
  openQueryEmbeddings,
  type PassageEmbeddings,
  type QueryEmbeddings,
} from './embeddings/open-embeddings.ts'
export { estimateTokens } from './estimate-tokens.ts'
export { fenceCode, fenced } from './fence.ts'
export { type Models, type OpenModelsOptions, openLedger, openMeter, openModels } from './open-models.ts'
export { type Exchange, recordingModel, replayingModel } from './recorded-model.ts'
export { type Checked, type ModelCall, replyInJson } from './reply-in-json.ts'
export { type ListedSetting, listSettings } from './settings/list-settings.ts'
export type { ModelOptions } from './settings/model-options.ts'
export { readSettingFiles } from './settings/read-setting-files.ts'
export { type ModelSettings, resolveSettings } from './settings/resolve-settings.ts'
export { settingSources } from './settings/setting.ts'
export { speaksToModel } from './speaks-to-model.ts'
export { callPurposes } from './usage/ledger-entry.ts'
export type { Meter, MeteredCall } from './usage/meter.ts'
export { recordedCalls, usageTotals } from './usage/recorded-calls.ts'
export { sentTextSchema } from './usage/sent-text.ts'
export { usdText } from './usage/usd-text.ts'
