// What `import 'ragtime'` gets. The first line runs before the library, which an old Node cannot start.
import './refuse-old-node.js'

export * from '../dist/index.js'
