import { tooOld } from './supported-node.js'

if (tooOld !== undefined) throw new Error(tooOld)
