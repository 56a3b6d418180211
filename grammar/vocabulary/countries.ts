/**
 * Country codes of three letters and the names that cables write instead.
 *
 * The codes are those of ISO 3166-1 alpha-3 (general knowledge, unverified here) without `USA`, which has its own line, and the GENC codes
 * that the sources at hand name. The list of record (GENC as the ODNI vocabulary of 2022 has it, 278 codes besides USA) was not
 * available, so a code that is missing here is reported as suspicious, never as wrong.
 */
const names = `
ABW Aruba
AFG Afghanistan
AGO Angola
AIA Anguilla
ALA Aland Islands
ALB Albania
AND Andorra
ARE United Arab Emirates
ARG Argentina
ARM Armenia
ASM American Samoa
ATA Antarctica
ATF French Southern Territories
ATG Antigua and Barbuda
AUS Australia
AUT Austria
AZE Azerbaijan
BDI Burundi
BEL Belgium
BEN Benin
BES Bonaire, Sint Eustatius and Saba
BFA Burkina Faso
BGD Bangladesh
BGR Bulgaria
BHR Bahrain
BHS Bahamas
BIH Bosnia and Herzegovina
BLM Saint Barthelemy
BLR Belarus
BLZ Belize
BMU Bermuda
BOL Bolivia
BRA Brazil
BRB Barbados
BRN Brunei
BTN Bhutan
BVT Bouvet Island
BWA Botswana
CAF Central African Republic
CAN Canada
CCK Cocos Islands
CHE Switzerland
CHL Chile
CHN China
CIV Cote d'Ivoire
CMR Cameroon
COD Democratic Republic of the Congo
COG Republic of the Congo
COK Cook Islands
COL Colombia
COM Comoros
CPV Cape Verde
CRI Costa Rica
CUB Cuba
CUW Curacao
CXR Christmas Island
CYM Cayman Islands
CYP Cyprus
CZE Czech Republic
DEU Germany
DJI Djibouti
DMA Dominica
DNK Denmark
DOM Dominican Republic
DZA Algeria
ECU Ecuador
EGY Egypt
ERI Eritrea
ESH Western Sahara
ESP Spain
EST Estonia
ETH Ethiopia
FIN Finland
FJI Fiji
FLK Falkland Islands
FRA France
FRO Faroe Islands
FSM Micronesia
GAB Gabon
GBR United Kingdom
GEO Georgia
GGY Guernsey
GHA Ghana
GIB Gibraltar
GIN Guinea
GLP Guadeloupe
GMB Gambia
GNB Guinea-Bissau
GNQ Equatorial Guinea
GRC Greece
GRD Grenada
GRL Greenland
GTM Guatemala
GUF French Guiana
GUM Guam
GUY Guyana
HKG Hong Kong
HMD Heard Island and McDonald Islands
HND Honduras
HRV Croatia
HTI Haiti
HUN Hungary
IDN Indonesia
IMN Isle of Man
IND India
IOT British Indian Ocean Territory
IRL Ireland
IRN Iran
IRQ Iraq
ISL Iceland
ISR Israel
ITA Italy
JAM Jamaica
JEY Jersey
JOR Jordan
JPN Japan
KAZ Kazakhstan
KEN Kenya
KGZ Kyrgyzstan
KHM Cambodia
KIR Kiribati
KNA Saint Kitts and Nevis
KOR South Korea
KWT Kuwait
LAO Laos
LBN Lebanon
LBR Liberia
LBY Libya
LCA Saint Lucia
LIE Liechtenstein
LKA Sri Lanka
LSO Lesotho
LTU Lithuania
LUX Luxembourg
LVA Latvia
MAC Macau
MAF Saint Martin
MAR Morocco
MCO Monaco
MDA Moldova
MDG Madagascar
MDV Maldives
MEX Mexico
MHL Marshall Islands
MKD North Macedonia
MLI Mali
MLT Malta
MMR Burma
MNE Montenegro
MNG Mongolia
MNP Northern Mariana Islands
MOZ Mozambique
MRT Mauritania
MSR Montserrat
MTQ Martinique
MUS Mauritius
MWI Malawi
MYS Malaysia
MYT Mayotte
NAM Namibia
NCL New Caledonia
NER Niger
NFK Norfolk Island
NGA Nigeria
NIC Nicaragua
NIU Niue
NLD Netherlands
NOR Norway
NPL Nepal
NRU Nauru
NZL New Zealand
OMN Oman
PAK Pakistan
PAN Panama
PCN Pitcairn Islands
PER Peru
PHL Philippines
PLW Palau
PNG Papua New Guinea
POL Poland
PRI Puerto Rico
PRK North Korea
PRT Portugal
PRY Paraguay
PSE Palestinian Territories
PYF French Polynesia
QAT Qatar
REU Reunion
ROU Romania
RUS Russia
RWA Rwanda
SAU Saudi Arabia
SDN Sudan
SEN Senegal
SGP Singapore
SGS South Georgia and the South Sandwich Islands
SHN Saint Helena
SJM Svalbard and Jan Mayen
SLB Solomon Islands
SLE Sierra Leone
SLV El Salvador
SMR San Marino
SOM Somalia
SPM Saint Pierre and Miquelon
SRB Serbia
SSD South Sudan
STP Sao Tome and Principe
SUR Suriname
SVK Slovakia
SVN Slovenia
SWE Sweden
SWZ Eswatini
SXM Sint Maarten
SYC Seychelles
SYR Syria
TCA Turks and Caicos Islands
TCD Chad
TGO Togo
THA Thailand
TJK Tajikistan
TKL Tokelau
TKM Turkmenistan
TLS Timor-Leste
TON Tonga
TTO Trinidad and Tobago
TUN Tunisia
TUR Turkey
TUV Tuvalu
TWN Taiwan
TZA Tanzania
UGA Uganda
UKR Ukraine
UMI US Minor Outlying Islands
URY Uruguay
USA United States
UZB Uzbekistan
VAT Vatican City
VCT Saint Vincent and the Grenadines
VEN Venezuela
VGB British Virgin Islands
VIR US Virgin Islands
VNM Vietnam
VUT Vanuatu
WLF Wallis and Futuna
WSM Samoa
XKS Kosovo
YEM Yemen
ZAF South Africa
ZMB Zambia
ZWE Zimbabwe
AX2 Akrotiri
AX3 Dhekelia
XGZ Gaza Strip
XWB West Bank
`

const pairs: readonly (readonly [string, string])[] = names
  .trim()
  .split('\n')
  .map((line) => [line.slice(0, 3), line.slice(4)])

/** Code to English short name. */
export const countries: ReadonlyMap<string, string> = new Map(pairs)

/** What people write instead of the code: other codes, short and long names, adjectives never. Upper case. Unverified where no source tells. */
const others: Readonly<Record<string, string>> = {
  US: 'USA',
  'U.S': 'USA',
  'U.S.A': 'USA',
  'UNITED STATES OF AMERICA': 'USA',
  UK: 'GBR',
  'U.K': 'GBR',
  'GREAT BRITAIN': 'GBR',
  BRITAIN: 'GBR',
  GER: 'DEU',
  GE: 'DEU',
  FRG: 'DEU',
  'FEDERAL REPUBLIC OF GERMANY': 'DEU',
  AU: 'AUS',
  AS: 'AUS',
  CA: 'CAN',
  CDA: 'CAN',
  NZ: 'NZL',
  FR: 'FRA',
  IT: 'ITA',
  JP: 'JPN',
  JA: 'JPN',
  ROK: 'KOR',
  KS: 'KOR',
  KOREA: 'KOR',
  'REPUBLIC OF KOREA': 'KOR',
  DPRK: 'PRK',
  PRC: 'CHN',
  'REPUBLIC OF CHINA': 'TWN',
  "PEOPLE'S REPUBLIC OF CHINA": 'CHN',
  UAE: 'ARE',
  KSA: 'SAU',
  GOI: 'IND',
  ROYG: 'YEM',
  'REPUBLIC OF YEMEN': 'YEM',
  BURMA: 'MMR',
  MYANMAR: 'MMR',
  'RUSSIAN FEDERATION': 'RUS',
  HOLLAND: 'NLD',
  'THE NETHERLANDS': 'NLD',
  CZECHIA: 'CZE',
  TURKIYE: 'TUR',
  'VIET NAM': 'VNM',
  'IVORY COAST': 'CIV',
  "COTE D'IVOIRE": 'CIV',
  'CABO VERDE': 'CPV',
  MACEDONIA: 'MKD',
  SWAZILAND: 'SWZ',
  DRC: 'COD',
  CONGO: 'COG',
  KOS: 'XKS',
  XKX: 'XKS',
  'EAST TIMOR': 'TLS',
  VATICAN: 'VAT',
  'HOLY SEE': 'VAT',
  'THE BAHAMAS': 'BHS',
  'THE GAMBIA': 'GMB',
  KYRGYZ: 'KGZ',
  'KYRGYZ REPUBLIC': 'KGZ',
  BOSNIA: 'BIH',
  PALESTINE: 'PSE',
  PHILS: 'PHL',
  'THE PHILIPPINES': 'PHL',
}

/** By name and by other code, in capitals. Made when a name is first asked for: most lists hold codes alone. */
let byName: ReadonlyMap<string, string> | undefined

/** The code that a name or another code stands for; upper case in. Undefined when it is none of them. */
export function countryByName(name: string): string | undefined {
  byName ??= new Map([...Object.entries(others), ...pairs.map(([code, title]): [string, string] => [title.toUpperCase(), code])])
  return byName.get(name)
}

/** No name or other code has more words than this. */
export const longestCountryName = 7
