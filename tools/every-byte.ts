// npm run every-byte [-- RELEASES]: a change at any byte of a release has to be noticed by its certificate, without the source
import { certifiedReleases, changeByte, isNoticed } from '../test/release/certified.ts'

const releases = certifiedReleases(Number(process.argv[2] ?? 50))
let changes = 0
let missed = 0
for (const [index, one] of releases.entries()) {
  if (isNoticed(one, one.bytes)) throw new Error(`Release ${index} does not fit its own certificate.`)
  for (let at = 0; at < one.bytes.length; at++) {
    changes++
    if (isNoticed(one, changeByte(one.bytes, at, at % 8))) continue
    missed++
    console.error(`not noticed: release ${index}, byte ${at}, bit ${at % 8}`)
  }
}
console.log(`${releases.length} releases, ${changes} changes of one byte, one at each offset: ${missed} not noticed`)
process.exitCode = missed > 0 ? 1 : 0
