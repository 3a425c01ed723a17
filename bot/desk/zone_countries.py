"""Which country a time zone is in, for the countries whose emergency number we know (from the tz database, public domain)."""

from __future__ import annotations

from types import MappingProxyType

_ZONES = {
    "AD": "Europe/Andorra",
    "AE": "Asia/Dubai",
    "AL": "Europe/Tirane",
    "AR": (
        "America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia "
        "America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza "
        "America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan "
        "America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Buenos_Aires "
        "America/Catamarca America/Cordoba America/Jujuy America/Mendoza America/Rosario"
    ),
    "AS": "Pacific/Pago_Pago Pacific/Samoa US/Samoa",
    "AT": "Europe/Vienna",
    "AU": (
        "Antarctica/Macquarie Australia/ACT Australia/Adelaide Australia/Brisbane Australia/Broken_Hill "
        "Australia/Canberra Australia/Currie Australia/Darwin Australia/Eucla Australia/Hobart Australia/LHI "
        "Australia/Lindeman Australia/Lord_Howe Australia/Melbourne Australia/NSW Australia/North Australia/Perth "
        "Australia/Queensland Australia/South Australia/Sydney Australia/Tasmania Australia/Victoria "
        "Australia/West Australia/Yancowinna"
    ),
    "AX": "Europe/Mariehamn",
    "AZ": "Asia/Baku",
    "BA": "Europe/Sarajevo",
    "BD": "Asia/Dacca Asia/Dhaka",
    "BE": "CET Europe/Brussels MET",
    "BG": "Europe/Sofia",
    "BH": "Asia/Bahrain",
    "BM": "Atlantic/Bermuda",
    "BR": (
        "America/Araguaina America/Bahia America/Belem America/Boa_Vista America/Campo_Grande America/Cuiaba "
        "America/Eirunepe America/Fortaleza America/Maceio America/Manaus America/Noronha America/Porto_Acre "
        "America/Porto_Velho America/Recife America/Rio_Branco America/Santarem America/Sao_Paulo Brazil/Acre "
        "Brazil/DeNoronha Brazil/East Brazil/West"
    ),
    "BS": "America/Nassau",
    "CA": (
        "America/Atikokan America/Blanc-Sablon America/Cambridge_Bay America/Coral_Harbour America/Creston "
        "America/Dawson America/Dawson_Creek America/Edmonton America/Fort_Nelson America/Glace_Bay "
        "America/Goose_Bay America/Halifax America/Inuvik America/Iqaluit America/Moncton America/Montreal "
        "America/Nipigon America/Pangnirtung America/Rainy_River America/Rankin_Inlet America/Regina "
        "America/Resolute America/St_Johns America/Swift_Current America/Thunder_Bay America/Toronto "
        "America/Vancouver America/Whitehorse America/Winnipeg America/Yellowknife Canada/Atlantic Canada/Central "
        "Canada/Eastern Canada/Mountain Canada/Newfoundland Canada/Pacific Canada/Saskatchewan Canada/Yukon"
    ),
    "CH": "Europe/Zurich",
    "CL": "America/Punta_Arenas America/Santiago Chile/Continental Chile/EasterIsland Pacific/Easter",
    "CN": "Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Kashgar Asia/Shanghai Asia/Urumqi PRC",
    "CO": "America/Bogota",
    "CR": "America/Costa_Rica",
    "CY": "Asia/Famagusta Asia/Nicosia Europe/Nicosia",
    "CZ": "Europe/Prague",
    "DE": "Europe/Berlin Europe/Busingen",
    "DK": "Europe/Copenhagen",
    "DO": "America/Santo_Domingo",
    "EC": "America/Guayaquil Pacific/Galapagos",
    "EE": "Europe/Tallinn",
    "EG": "Africa/Cairo Egypt",
    "ES": "Africa/Ceuta Atlantic/Canary Europe/Madrid",
    "FI": "Europe/Helsinki",
    "FJ": "Pacific/Fiji",
    "FO": "Atlantic/Faeroe Atlantic/Faroe",
    "FR": "Europe/Paris",
    "GB": "Europe/Belfast Europe/London GB GB-Eire",
    "GE": "Asia/Tbilisi",
    "GG": "Europe/Guernsey",
    "GH": "Africa/Accra",
    "GI": "Europe/Gibraltar",
    "GL": "America/Danmarkshavn America/Godthab America/Nuuk America/Scoresbysund America/Thule",
    "GR": "EET Europe/Athens",
    "GU": "Pacific/Guam",
    "HK": "Asia/Hong_Kong Hongkong",
    "HN": "America/Tegucigalpa",
    "HR": "Europe/Zagreb",
    "HU": "Europe/Budapest",
    "ID": "Asia/Jakarta Asia/Jayapura Asia/Makassar Asia/Pontianak Asia/Ujung_Pandang",
    "IE": "Eire Europe/Dublin",
    "IL": "Asia/Jerusalem Asia/Tel_Aviv Israel",
    "IM": "Europe/Isle_of_Man",
    "IN": "Asia/Calcutta Asia/Kolkata",
    "IS": "Atlantic/Reykjavik Iceland",
    "IT": "Europe/Rome",
    "JE": "Europe/Jersey",
    "JO": "Asia/Amman",
    "JP": "Asia/Tokyo Japan",
    "KE": "Africa/Nairobi",
    "KR": "Asia/Seoul ROK",
    "KW": "Asia/Kuwait",
    "KY": "America/Cayman",
    "KZ": "Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Atyrau Asia/Oral Asia/Qostanay Asia/Qyzylorda",
    "LI": "Europe/Vaduz",
    "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg",
    "LV": "Europe/Riga",
    "MC": "Europe/Monaco",
    "MD": "Europe/Chisinau Europe/Tiraspol",
    "ME": "Europe/Podgorica",
    "MK": "Europe/Skopje",
    "MO": "Asia/Macao Asia/Macau",
    "MP": "Pacific/Saipan",
    "MT": "Europe/Malta",
    "MX": (
        "America/Bahia_Banderas America/Cancun America/Chihuahua America/Ciudad_Juarez America/Ensenada "
        "America/Hermosillo America/Matamoros America/Mazatlan America/Merida America/Mexico_City "
        "America/Monterrey America/Ojinaga America/Santa_Isabel America/Tijuana Mexico/BajaNorte Mexico/BajaSur "
        "Mexico/General"
    ),
    "MY": "Asia/Kuala_Lumpur Asia/Kuching",
    "NG": "Africa/Lagos",
    "NL": "Europe/Amsterdam",
    "NO": "Europe/Oslo",
    "NZ": "Antarctica/South_Pole NZ NZ-CHAT Pacific/Auckland Pacific/Chatham",
    "OM": "Asia/Muscat",
    "PA": "America/Panama EST",
    "PH": "Asia/Manila",
    "PL": "Europe/Warsaw Poland",
    "PR": "America/Puerto_Rico",
    "PT": "Atlantic/Azores Atlantic/Madeira Europe/Lisbon Portugal WET",
    "PY": "America/Asuncion",
    "QA": "Asia/Qatar",
    "RO": "Europe/Bucharest",
    "RS": "Europe/Belgrade",
    "RU": (
        "Asia/Anadyr Asia/Barnaul Asia/Chita Asia/Irkutsk Asia/Kamchatka Asia/Khandyga Asia/Krasnoyarsk "
        "Asia/Magadan Asia/Novokuznetsk Asia/Novosibirsk Asia/Omsk Asia/Sakhalin Asia/Srednekolymsk Asia/Tomsk "
        "Asia/Ust-Nera Asia/Vladivostok Asia/Yakutsk Asia/Yekaterinburg Europe/Astrakhan Europe/Kaliningrad "
        "Europe/Kirov Europe/Moscow Europe/Samara Europe/Saratov Europe/Ulyanovsk Europe/Volgograd W-SU"
    ),
    "RW": "Africa/Kigali",
    "SE": "Europe/Stockholm",
    "SG": "Asia/Singapore Singapore",
    "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava",
    "SM": "Europe/San_Marino",
    "SV": "America/El_Salvador",
    "TH": "Asia/Bangkok",
    "TL": "Asia/Dili",
    "TR": "Asia/Istanbul Europe/Istanbul Turkey",
    "TW": "Asia/Taipei ROC",
    "TZ": "Africa/Dar_es_Salaam",
    "UA": "Europe/Kiev Europe/Kyiv Europe/Simferopol Europe/Uzhgorod Europe/Zaporozhye",
    "UG": "Africa/Kampala",
    "US": (
        "America/Adak America/Anchorage America/Atka America/Boise America/Chicago America/Denver America/Detroit "
        "America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Knox America/Indiana/Marengo "
        "America/Indiana/Petersburg America/Indiana/Tell_City America/Indiana/Vevay America/Indiana/Vincennes "
        "America/Indiana/Winamac America/Indianapolis America/Juneau America/Kentucky/Louisville "
        "America/Kentucky/Monticello America/Knox_IN America/Los_Angeles America/Louisville America/Menominee "
        "America/Metlakatla America/New_York America/Nome America/North_Dakota/Beulah America/North_Dakota/Center "
        "America/North_Dakota/New_Salem America/Phoenix America/Shiprock America/Sitka America/Yakutat CST6CDT "
        "EST5EDT HST MST MST7MDT Navajo PST8PDT Pacific/Honolulu Pacific/Johnston US/Alaska US/Aleutian "
        "US/Arizona US/Central US/East-Indiana US/Eastern US/Hawaii US/Indiana-Starke US/Michigan US/Mountain "
        "US/Pacific"
    ),
    "UY": "America/Montevideo",
    "VA": "Europe/Vatican",
    "VI": "America/St_Thomas America/Virgin",
    "VN": "Asia/Ho_Chi_Minh Asia/Saigon",
    "ZA": "Africa/Johannesburg",
    "ZW": "Africa/Harare",
}
_COUNTRY = MappingProxyType({zone: country for country, zones in _ZONES.items() for zone in zones.split()})


def country_of_zone(zone: str) -> str | None:
    """The ISO 3166 country of a time zone; None for one that is no country's, or a country's that is not listed."""
    return _COUNTRY.get(zone)


_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
# Where they are no name of a city.
_NO_CITIES = frozenset({"act", "center", "north", "south", "west", "virgin"})
_CITIES = MappingProxyType(
    {
        city: zone
        for zone in _COUNTRY
        if zone.split("/")[0] in _REGIONS
        and (city := zone.rpartition("/")[2].replace("_", " ").casefold()) not in _NO_CITIES
    }
)


def zone_of_city(city: str) -> str | None:
    """The time zone that has its name from this city; None for any other place."""
    return _CITIES.get(city.casefold())
