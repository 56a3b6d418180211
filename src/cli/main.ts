process.stderr.write('bannerline: not built yet\n')
process.exitCode = 2
