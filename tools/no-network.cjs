// Stands in the bundle for Node's `net`, which the language server's library asks for though it talks over standard input and output.
module.exports = {}
