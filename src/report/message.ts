/** `message` says what is there and, after a semicolon, what to do. */
export function splitMessage(message: string): { found: string; advice: string | undefined } {
  const at = message.indexOf('; ')
  if (at < 0) return { found: message.replace(/\.$/, ''), advice: undefined }
  const advice = message.slice(at + 2)
  return { found: message.slice(0, at), advice: advice.charAt(0).toUpperCase() + advice.slice(1) }
}
