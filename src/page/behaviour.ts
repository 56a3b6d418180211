/** Least distance between two cards, in pixels. */
const gap = 10

function visible(element: HTMLElement): boolean {
  return element.offsetParent !== null
}

/** Puts each card beside its place; where two would overlap, the later moves down. On a narrow page they stay in the text. */
export function layOutNotes(): void {
  const place = () => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) placeCards(sheet)
  }
  place()
  addEventListener('resize', place)
  addEventListener('hashchange', place)
  addEventListener('beforeprint', () => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.sheet')) sheet.style.minHeight = ''
  })
  addEventListener('afterprint', place)
  document.addEventListener('change', place)
}

/** First everything is measured, then everything is moved: a browser lays the page out anew for each measure after a move. */
export function placeCards(sheet: HTMLElement): void {
  sheet.classList.add('placed')
  sheet.style.minHeight = ''
  if (!visible(sheet)) return
  const top = sheet.getBoundingClientRect().top
  const cards = [...sheet.querySelectorAll<HTMLElement>('.card')].filter(
    (card) => visible(card) && getComputedStyle(card).position === 'absolute',
  )
  const wanted = cards.map((card) => {
    const flag = card.dataset.flag === undefined ? null : document.getElementById(card.dataset.flag)
    const anchor = flag ?? card.closest('.row')
    return { card, height: card.offsetHeight, at: anchor ? anchor.getBoundingClientRect().top - top : 0 }
  })
  let free = 0
  for (const { card, height, at } of wanted) {
    const place = Math.max(at, free)
    card.style.top = `${place}px`
    free = place + height + gap
  }
  if (free > 0) sheet.style.minHeight = `${free}px`
}

function shownCable(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('.cable')].find(visible)
}

function cardsOnScreen(): HTMLElement[] {
  return [...(shownCable()?.querySelectorAll<HTMLElement>('.card') ?? [])].filter(visible)
}

/** j and k go from card to card, r and w switch views, ? lists the keys; all of them can be switched off there. */
export function listenForKeys(): void {
  const help = () => document.querySelector<HTMLDialogElement>('#help')?.showModal()
  for (const button of document.querySelectorAll<HTMLElement>('.keys')) {
    button.hidden = false
    button.addEventListener('click', help)
  }
  const actions: Readonly<Record<string, () => void>> = {
    j: () => step(1),
    k: () => step(-1),
    r: () => toggleView('release'),
    w: () => toggleView('why'),
    '?': help,
  }
  addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (!document.querySelector<HTMLInputElement>('#keys')?.checked || document.querySelector('dialog[open]')) return
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('textarea, input:not([type=radio]), select')) return
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
  document.addEventListener('focusin', ({ target }) => {
    const card = (target as HTMLElement).closest<HTMLElement>('.card')
    if (card) show(card)
  })
  document.addEventListener('mouseover', ({ target }) => {
    const card = (target as HTMLElement).closest<HTMLElement>('.card')
    if (card && !card.matches('.current')) show(card)
  })
  document.addEventListener('click', ({ target }) => {
    const flag = (target as HTMLElement).closest<HTMLElement>('.flag')
    const card = flag?.dataset.notes === undefined ? null : document.getElementById(flag.dataset.notes.split(' ')[0] ?? '')
    if (card) requestAnimationFrame(() => card.focus({ preventScroll: true }))
  })
}

function step(by: number): void {
  const cards = cardsOnScreen()
  const at = cards.findIndex((card) => card.classList.contains('current'))
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + by, 0), cards.length - 1)]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
}

/** Outlines a card and its place. */
function show(card: HTMLElement): void {
  for (const other of document.querySelectorAll('.current')) other.classList.remove('current')
  card.classList.add('current')
  for (const flag of document.querySelectorAll<HTMLElement>('.flag')) {
    if (flag.dataset.notes?.split(' ').includes(card.id)) flag.classList.add('current')
  }
}

function toggleView(view: 'release' | 'why'): void {
  const cable = shownCable()
  const wanted = cable?.querySelector<HTMLInputElement>(`.view-${view}`)
  const chosen = wanted?.checked ? cable?.querySelector<HTMLInputElement>('.view-findings') : wanted
  if (!chosen) return
  chosen.checked = true
  chosen.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Headings of a table sort it; numbers by size, the largest first. */
export function sortTables(): void {
  document.addEventListener('click', ({ target }) => {
    const button = (target as HTMLElement).closest<HTMLElement>('.sortable button')
    const heading = button?.closest('th')
    const body = heading?.closest('table')?.tBodies[0]
    if (!button || !heading || !body) return
    const column = Number(button.dataset.column)
    const isNumber = heading.classList.contains('number')
    const before = heading.getAttribute('aria-sort')
    const falling = before === null ? isNumber : before === 'ascending'
    const cell = (row: HTMLTableRowElement) => row.cells[column]?.textContent ?? ''
    const rows = [...body.rows].sort((a, b) => {
      const order = isNumber ? Number(cell(a)) - Number(cell(b)) : cell(a) < cell(b) ? -1 : cell(a) > cell(b) ? 1 : 0
      return falling ? -order : order
    })
    for (const other of heading.parentElement?.querySelectorAll('th') ?? []) other.removeAttribute('aria-sort')
    heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending')
    body.append(...rows)
  })
}
