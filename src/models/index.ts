export type { ChatModel, ChatPurpose, ChatReply, ChatRequest } from './chat-model.ts'
