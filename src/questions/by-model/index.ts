export { isUnsure, type PlannedByModel, planByModel } from './plan-by-model.ts'
