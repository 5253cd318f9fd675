/**
 * What zones are called in exports: abbreviations that mean one thing, abbreviations that mean several, and the names of Windows
 * (which Python and R write there), by the territory-free rows of CLDR's windowsZones.
 */

/** Minutes east of Greenwich of abbreviations that mean one thing in exports. */
export const NAMED_ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  ACDT: 630,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  SAST: 120,
  CAT: 120,
  EAT: 180,
  TRT: 180,
  PKT: 300,
  ICT: 420,
  WIB: 420,
  HKT: 480,
};

/** A place that an abbreviation may mean: a zone to name with `--timezone`, and its minutes east of Greenwich under that name. */
export interface PossibleZone {
  readonly zone: string;
  readonly minutes: number;
  /** Another abbreviation of the same clocks: where a file has it too, this zone is meant. */
  readonly sibling?: string;
}

/** Abbreviations that several places use, with the places. */
export const SEVERAL_ZONES: Readonly<Record<string, readonly PossibleZone[]>> = {
  CST: [
    { zone: "America/Chicago", minutes: -360, sibling: "CDT" },
    { zone: "Asia/Shanghai", minutes: 480 },
    { zone: "America/Havana", minutes: -300 },
  ],
  IST: [
    { zone: "Asia/Kolkata", minutes: 330 },
    { zone: "Asia/Jerusalem", minutes: 120, sibling: "IDT" },
    { zone: "Europe/Dublin", minutes: 60, sibling: "GMT" },
  ],
  BST: [
    { zone: "Europe/London", minutes: 60, sibling: "GMT" },
    { zone: "Asia/Dhaka", minutes: 360 },
    { zone: "Pacific/Bougainville", minutes: 660 },
  ],
  AST: [
    { zone: "America/Halifax", minutes: -240, sibling: "ADT" },
    { zone: "Asia/Riyadh", minutes: 180 },
  ],
  ADT: [{ zone: "America/Halifax", minutes: -180 }],
  IDT: [{ zone: "Asia/Jerusalem", minutes: 180 }],
  GST: [
    { zone: "Asia/Dubai", minutes: 240 },
    { zone: "Atlantic/South_Georgia", minutes: -120 },
  ],
  SST: [
    { zone: "Asia/Singapore", minutes: 480 },
    { zone: "Pacific/Pago_Pago", minutes: -660 },
  ],
  AMT: [
    { zone: "America/Manaus", minutes: -240 },
    { zone: "Asia/Yerevan", minutes: 240 },
  ],
  ECT: [
    { zone: "America/Guayaquil", minutes: -300 },
    { zone: "America/Martinique", minutes: -240 },
  ],
  WST: [
    { zone: "Australia/Perth", minutes: 480 },
    { zone: "Pacific/Apia", minutes: 780 },
  ],
};

const WINDOWS =
  "Dateline=Etc/GMT+12|UTC-11=Etc/GMT+11|Aleutian=America/Adak|Hawaiian=Pacific/Honolulu|Marquesas=Pacific/Marquesas|Alaskan=America/Anchorage|UTC-09=Etc/GMT+9|Pacific (Mexico)=America/Tijuana|UTC-08=Etc/GMT+8|Pacific=America/Los_Angeles|US Mountain=America/Phoenix|Mountain (Mexico)=America/Mazatlan|Mountain=America/Denver|Yukon=America/Whitehorse|Central America=America/Guatemala|Central=America/Chicago|Easter Island=Pacific/Easter|Central (Mexico)=America/Mexico_City|Canada Central=America/Regina|SA Pacific=America/Bogota|Eastern (Mexico)=America/Cancun|Eastern=America/New_York|Haiti=America/Port-au-Prince|Cuba=America/Havana|US Eastern=America/Indiana/Indianapolis|Turks And Caicos=America/Grand_Turk|Paraguay=America/Asuncion|Atlantic=America/Halifax|Venezuela=America/Caracas|Central Brazilian=America/Cuiaba|SA Western=America/La_Paz|Pacific SA=America/Santiago|Newfoundland=America/St_Johns|Tocantins=America/Araguaina|E. South America=America/Sao_Paulo|SA Eastern=America/Cayenne|Argentina=America/Argentina/Buenos_Aires|Greenland=America/Nuuk|Montevideo=America/Montevideo|Magallanes=America/Punta_Arenas|Saint Pierre=America/Miquelon|Bahia=America/Bahia|UTC-02=Etc/GMT+2|Mid-Atlantic=Etc/GMT+2|Azores=Atlantic/Azores|Cape Verde=Atlantic/Cape_Verde|UTC=UTC|GMT=Europe/London|Greenwich=Atlantic/Reykjavik|Greenwich Mean=UTC|Sao Tome=Africa/Sao_Tome|Morocco=Africa/Casablanca|W. Europe=Europe/Berlin|Central Europe=Europe/Budapest|Romance=Europe/Paris|Central European=Europe/Warsaw|W. Central Africa=Africa/Lagos|Jordan=Asia/Amman|GTB=Europe/Bucharest|Middle East=Asia/Beirut|Egypt=Africa/Cairo|E. Europe=Europe/Chisinau|Syria=Asia/Damascus|West Bank=Asia/Hebron|South Africa=Africa/Johannesburg|FLE=Europe/Kyiv|Israel=Asia/Jerusalem|South Sudan=Africa/Juba|Kaliningrad=Europe/Kaliningrad|Sudan=Africa/Khartoum|Libya=Africa/Tripoli|Namibia=Africa/Windhoek|Arabic=Asia/Baghdad|Turkey=Europe/Istanbul|Arab=Asia/Riyadh|Belarus=Europe/Minsk|Russian=Europe/Moscow|E. Africa=Africa/Nairobi|Volgograd=Europe/Volgograd|Iran=Asia/Tehran|Arabian=Asia/Dubai|Astrakhan=Europe/Astrakhan|Azerbaijan=Asia/Baku|Russia Time Zone 3=Europe/Samara|Mauritius=Indian/Mauritius|Saratov=Europe/Saratov|Georgian=Asia/Tbilisi|Caucasus=Asia/Yerevan|Afghanistan=Asia/Kabul|West Asia=Asia/Tashkent|Qyzylorda=Asia/Qyzylorda|Ekaterinburg=Asia/Yekaterinburg|Pakistan=Asia/Karachi|India=Asia/Kolkata|Sri Lanka=Asia/Colombo|Nepal=Asia/Kathmandu|Central Asia=Asia/Bishkek|Bangladesh=Asia/Dhaka|Omsk=Asia/Omsk|Myanmar=Asia/Yangon|SE Asia=Asia/Bangkok|Altai=Asia/Barnaul|W. Mongolia=Asia/Hovd|North Asia=Asia/Krasnoyarsk|N. Central Asia=Asia/Novosibirsk|Tomsk=Asia/Tomsk|China=Asia/Shanghai|North Asia East=Asia/Irkutsk|Singapore=Asia/Singapore|W. Australia=Australia/Perth|Taipei=Asia/Taipei|Ulaanbaatar=Asia/Ulaanbaatar|North Korea=Asia/Pyongyang|Aus Central W.=Australia/Eucla|Transbaikal=Asia/Chita|Tokyo=Asia/Tokyo|Japan=Asia/Tokyo|Korea=Asia/Seoul|Korean=Asia/Seoul|Yakutsk=Asia/Yakutsk|Cen. Australia=Australia/Adelaide|AUS Central=Australia/Darwin|E. Australia=Australia/Brisbane|AUS Eastern=Australia/Sydney|West Pacific=Pacific/Port_Moresby|Tasmania=Australia/Hobart|Vladivostok=Asia/Vladivostok|Lord Howe=Australia/Lord_Howe|Bougainville=Pacific/Bougainville|Russia Time Zone 10=Asia/Srednekolymsk|Magadan=Asia/Magadan|Norfolk=Pacific/Norfolk|Sakhalin=Asia/Sakhalin|Central Pacific=Pacific/Guadalcanal|Russia Time Zone 11=Asia/Kamchatka|New Zealand=Pacific/Auckland|UTC+12=Etc/GMT-12|Fiji=Pacific/Fiji|Kamchatka=Asia/Kamchatka|Chatham Islands=Pacific/Chatham|UTC+13=Etc/GMT-13|Tonga=Pacific/Tongatapu|Samoa=Pacific/Apia|Line Islands=Pacific/Kiritimati|Eastern European=Europe/Kyiv|Western European=Europe/Lisbon|British=Europe/London|Moscow=Europe/Moscow|Coordinated Universal=UTC";
const BY_NAME: ReadonlyMap<string, string> = new Map(
  WINDOWS.split("|").map((entry) => {
    const at = entry.indexOf("=");
    return [entry.slice(0, at).toLowerCase(), entry.slice(at + 1)] as const;
  }),
);

/** The zone that a name of Windows (`Romance Standard Time`, `Romance Daylight Time`, `Russia Time Zone 3`) or of CLDR means; null for others. */
export function windowsZone(name: string): string | null {
  const plain = name.replace(/\s+(?:standard\s+|daylight\s+|summer\s+)?time$/i, "").toLowerCase();
  return BY_NAME.get(plain) ?? null;
}
