/** Endings of host names on classified US government networks. Source: addresses in website footers of cables, as measured. */
export const classifiedNetworks: readonly string[] = ['sgov.gov', 'smil.mil', 'ic.gov']
