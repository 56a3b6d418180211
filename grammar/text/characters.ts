/** What a character is, by its code; ASCII alone, as the words of the field are. */

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

export function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

export function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code)
}

export function hasLowerCase(text: string): boolean {
  return /[a-z]/.test(text)
}
