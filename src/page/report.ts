import { layOutNotes, listenForKeys, sortTables } from './behaviour.ts'

// What the report does in the browser. Without it everything can still be read: it moves cards beside their places, and gives keys.
listenForKeys()
sortTables()
layOutNotes()
