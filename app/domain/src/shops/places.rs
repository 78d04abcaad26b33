//! Countries, time zones and currencies that a shop may choose from.

use crate::text::Problem;

/// Countries by ISO 3166: two letters, a blank and the name.
const COUNTRIES: &str = "\
    AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|\
    AO Angola|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan|\
    BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|\
    BI Burundi|BJ Benin|BL Saint Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|BR Brazil|BS Bahamas|BT Bhutan|\
    BW Botswana|BY Belarus|BZ Belize|CA Canada|CD Congo (Kinshasa)|CF Central African Republic|\
    CG Congo (Brazzaville)|CH Switzerland|CI Ivory Coast|CK Cook Islands|CL Chile|CM Cameroon|CN China|\
    CO Colombia|CR Costa Rica|CU Cuba|CV Cape Verde|CW Curaçao|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|\
    DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|ER Eritrea|ES Spain|\
    ET Ethiopia|FI Finland|FJ Fiji|FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|\
    GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|\
    GM Gambia|GN Guinea|GP Guadeloupe|GQ Equatorial Guinea|GR Greece|GT Guatemala|GU Guam|GW Guinea-Bissau|\
    GY Guyana|HK Hong Kong|HN Honduras|HR Croatia|HT Haiti|HU Hungary|ID Indonesia|IE Ireland|IL Israel|\
    IM Isle of Man|IN India|IQ Iraq|IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica|JO Jordan|JP Japan|\
    KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN Saint Kitts and Nevis|KP North Korea|\
    KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon|LC Saint Lucia|LI Liechtenstein|\
    LK Sri Lanka|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|\
    MD Moldova|ME Montenegro|MF Saint Martin|MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|\
    MM Myanmar|MN Mongolia|MO Macao|MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|\
    MT Malta|MU Mauritius|MV Maldives|MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|\
    NE Niger|NG Nigeria|NI Nicaragua|NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|\
    PA Panama|PE Peru|PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|\
    PM Saint Pierre and Miquelon|PR Puerto Rico|PS Palestine|PT Portugal|PW Palau|PY Paraguay|QA Qatar|\
    RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands|SC Seychelles|\
    SD Sudan|SE Sweden|SG Singapore|SH Saint Helena|SI Slovenia|SK Slovakia|SL Sierra Leone|SM San Marino|\
    SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST São Tomé and Príncipe|SV El Salvador|SX Sint Maarten|\
    SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|\
    TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|\
    TZ Tanzania|UA Ukraine|UG Uganda|US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City|\
    VC Saint Vincent and the Grenadines|VE Venezuela|VG British Virgin Islands|VI U.S. Virgin Islands|\
    VN Vietnam|VU Vanuatu|WF Wallis and Futuna|WS Samoa|XK Kosovo|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|\
    ZW Zimbabwe";

/// Time zones of the IANA database that people live in.
const ZONES: &str = "\
    Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Anchorage \
    America/Argentina/Buenos_Aires America/Bogota America/Chicago America/Denver America/Halifax America/Lima \
    America/Los_Angeles America/Mexico_City America/New_York America/Phoenix America/Santiago America/Sao_Paulo \
    America/St_Johns America/Toronto America/Vancouver Asia/Almaty Asia/Baku Asia/Bangkok Asia/Colombo \
    Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Jakarta Asia/Jerusalem Asia/Kabul Asia/Karachi \
    Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Manila Asia/Riyadh Asia/Seoul Asia/Shanghai \
    Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores Atlantic/Canary \
    Atlantic/Cape_Verde Atlantic/Reykjavik Australia/Adelaide Australia/Brisbane Australia/Darwin \
    Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Berlin Europe/Brussels \
    Europe/Bucharest Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul \
    Europe/Kyiv Europe/Lisbon Europe/London Europe/Madrid Europe/Malta Europe/Moscow Europe/Oslo Europe/Paris \
    Europe/Prague Europe/Riga Europe/Rome Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Vienna \
    Europe/Vilnius Europe/Warsaw Europe/Zurich Pacific/Auckland Pacific/Fiji Pacific/Guam Pacific/Honolulu \
    Pacific/Tongatapu UTC";

/// Currencies that a shop may sell in: the code and the name.
pub const CURRENCIES: [(&str, &str); 12] = [
    ("USD", "US dollar"),
    ("EUR", "Euro"),
    ("GBP", "Pound sterling"),
    ("CHF", "Swiss franc"),
    ("SEK", "Swedish krona"),
    ("PLN", "Polish złoty"),
    ("CAD", "Canadian dollar"),
    ("AUD", "Australian dollar"),
    ("JPY", "Japanese yen"),
    ("INR", "Indian rupee"),
    ("BRL", "Brazilian real"),
    ("KWD", "Kuwaiti dinar"),
];

/// Every country as its two letters and its name, by name.
pub fn countries() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<_> = COUNTRIES.split('|').filter_map(|country| country.split_once(' ')).collect();
    all.sort_by_key(|(_, name)| *name);
    all
}

/// The name of a country; its letters when it is none we know.
pub fn country_name(code: &str) -> &str {
    let found = COUNTRIES.split('|').filter_map(|country| country.split_once(' ')).find(|(known, _)| *known == code);
    found.map_or(code, |(_, name)| name)
}

/// Every time zone that is offered.
pub fn time_zones() -> impl Iterator<Item = &'static str> {
    ZONES.split(' ')
}

/// A country of the list, in capital letters.
pub fn country(typed: &str) -> Result<String, Problem> {
    let code = typed.trim().to_ascii_uppercase();
    let known = COUNTRIES.split('|').any(|country| country.split_once(' ').is_some_and(|(known, _)| known == code));
    if known { Ok(code) } else { Err(Problem::NotACountry) }
}

/// A time zone of the list.
pub fn time_zone(typed: &str) -> Result<String, Problem> {
    let typed = typed.trim();
    if time_zones().any(|zone| zone == typed) { Ok(typed.to_owned()) } else { Err(Problem::NotOffered) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_two_letters_and_a_name_each_once() {
        let all = countries();
        assert_eq!(all.len(), COUNTRIES.split('|').count());
        assert!(all.len() > 230);
        for (code, name) in &all {
            assert!(
                code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) && !name.is_empty(),
                "{code} {name}"
            );
            assert_eq!(all.iter().filter(|(other, _)| other == code).count(), 1, "{code}");
            assert_eq!(country(&code.to_lowercase()), Ok((*code).to_owned()));
        }
        assert_eq!(country_name("PT"), "Portugal");
        assert_eq!(country("ZZ"), Err(Problem::NotACountry));
    }

    #[test]
    fn time_zones_are_names() {
        assert!(time_zones().all(|zone| time_zone(zone).is_ok() && zone.len() <= 40));
        assert_eq!(time_zone("Mars/Olympus"), Err(Problem::NotOffered));
    }

    #[test]
    fn currencies_are_known_to_money() {
        for (code, _) in CURRENCIES {
            assert!(code.parse::<crate::money::Currency>().is_ok(), "{code}");
        }
    }
}
