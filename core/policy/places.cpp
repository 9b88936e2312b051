// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/places.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace stagedoor {

namespace {

constexpr auto abbreviations = std::to_array<PlaceName>({
    {"al", "US-AL"},   {"ak", "US-AK"}, {"az", "US-AZ"}, {"ar", "US-AR"},   {"ca", "US-CA"}, {"co", "US-CO"},
    {"ct", "US-CT"},   {"de", "US-DE"}, {"dc", "US-DC"}, {"d.c.", "US-DC"}, {"fl", "US-FL"}, {"ga", "US-GA"},
    {"hi", "US-HI"},   {"id", "US-ID"}, {"il", "US-IL"}, {"in", "US-IN"},   {"ia", "US-IA"}, {"ks", "US-KS"},
    {"ky", "US-KY"},   {"la", "US-LA"}, {"me", "US-ME"}, {"md", "US-MD"},   {"ma", "US-MA"}, {"mi", "US-MI"},
    {"mn", "US-MN"},   {"ms", "US-MS"}, {"mo", "US-MO"}, {"mt", "US-MT"},   {"ne", "US-NE"}, {"nv", "US-NV"},
    {"nh", "US-NH"},   {"nj", "US-NJ"}, {"nm", "US-NM"}, {"ny", "US-NY"},   {"nc", "US-NC"}, {"nd", "US-ND"},
    {"oh", "US-OH"},   {"ok", "US-OK"}, {"or", "US-OR"}, {"pa", "US-PA"},   {"ri", "US-RI"}, {"sc", "US-SC"},
    {"sd", "US-SD"},   {"tn", "US-TN"}, {"tx", "US-TX"}, {"ut", "US-UT"},   {"vt", "US-VT"}, {"va", "US-VA"},
    {"wa", "US-WA"},   {"wv", "US-WV"}, {"wi", "US-WI"}, {"wy", "US-WY"},   {"ab", "CA-AB"}, {"bc", "CA-BC"},
    {"b.c.", "CA-BC"}, {"mb", "CA-MB"}, {"nb", "CA-NB"}, {"nl", "CA-NL"},   {"ns", "CA-NS"}, {"on", "CA-ON"},
    {"pe", "CA-PE"},   {"qc", "CA-QC"}, {"sk", "CA-SK"}, {"uk", "GB"},      {"us", "US"},    {"usa", "US"},
    {"u.s.", "US"},    {"u.k.", "GB"},  {"nsw", "AU"},   {"vic", "AU"},     {"qld", "AU"},   {"nz", "NZ"},
});

constexpr auto names = std::to_array<PlaceName>({
    {"alabama", "US-AL"},
    {"alaska", "US-AK"},
    {"arizona", "US-AZ"},
    {"arkansas", "US-AR"},
    {"california", "US-CA"},
    {"colorado", "US-CO"},
    {"connecticut", "US-CT"},
    {"delaware", "US-DE"},
    {"district of columbia", "US-DC"},
    {"washington dc", "US-DC"},
    {"florida", "US-FL"},
    {"georgia", "US-GA"},
    {"hawaii", "US-HI"},
    {"idaho", "US-ID"},
    {"illinois", "US-IL"},
    {"indiana", "US-IN"},
    {"iowa", "US-IA"},
    {"kansas", "US-KS"},
    {"kentucky", "US-KY"},
    {"louisiana", "US-LA"},
    {"maine", "US-ME"},
    {"maryland", "US-MD"},
    {"massachusetts", "US-MA"},
    {"michigan", "US-MI"},
    {"minnesota", "US-MN"},
    {"mississippi", "US-MS"},
    {"missouri", "US-MO"},
    {"montana", "US-MT"},
    {"nebraska", "US-NE"},
    {"nevada", "US-NV"},
    {"new hampshire", "US-NH"},
    {"new jersey", "US-NJ"},
    {"new mexico", "US-NM"},
    {"new york", "US-NY"},
    {"north carolina", "US-NC"},
    {"north dakota", "US-ND"},
    {"ohio", "US-OH"},
    {"oklahoma", "US-OK"},
    {"oregon", "US-OR"},
    {"pennsylvania", "US-PA"},
    {"rhode island", "US-RI"},
    {"south carolina", "US-SC"},
    {"south dakota", "US-SD"},
    {"tennessee", "US-TN"},
    {"texas", "US-TX"},
    {"utah", "US-UT"},
    {"vermont", "US-VT"},
    {"virginia", "US-VA"},
    {"washington", "US-WA"},
    {"west virginia", "US-WV"},
    {"wisconsin", "US-WI"},
    {"wyoming", "US-WY"},
    {"united states", "US"},
    {"united kingdom", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"northern ireland", "GB"},
    {"great britain", "GB"},
    {"ireland", "IE"},
    {"republic of ireland", "IE"},
    {"australia", "AU"},
    {"new south wales", "AU"},
    {"victoria, australia", "AU"},
    {"queensland", "AU"},
    {"new zealand", "NZ"},
    {"canada", "CA"},
    {"alberta", "CA-AB"},
    {"british columbia", "CA-BC"},
    {"manitoba", "CA-MB"},
    {"new brunswick", "CA-NB"},
    {"newfoundland", "CA-NL"},
    {"nova scotia", "CA-NS"},
    {"ontario", "CA-ON"},
    {"prince edward island", "CA-PE"},
    {"quebec", "CA-QC"},
    {"saskatchewan", "CA-SK"},
    {"germany", "DE"},
    {"berlin", "DE"},
    {"munich", "DE"},
    {"hamburg", "DE"},
    {"cologne", "DE"},
    {"india", "IN"},
    {"mumbai", "IN"},
    {"delhi", "IN"},
    {"bangalore", "IN"},
    {"hyderabad", "IN"},
    {"chennai", "IN"},
    {"nigeria", "NG"},
    {"lagos", "NG"},
    {"abuja", "NG"},
    {"france", "FR"},
    {"paris", "FR"},
    {"spain", "ES"},
    {"madrid", "ES"},
    {"barcelona", "ES"},
    {"italy", "IT"},
    {"rome", "IT"},
    {"milan", "IT"},
    {"mexico", "MX"},
    {"south africa", "ZA"},
    {"cape town", "ZA"},
    {"johannesburg", "ZA"},
    {"dubai", "AE"},
    {"japan", "JP"},
    {"tokyo", "JP"},
    {"singapore", "SG"},
    {"philippines", "PH"},
    {"malaysia", "MY"},
    {"brooklyn", "US-NY-new-york-city"},
    {"manhattan", "US-NY-new-york-city"},
    {"queens", "US-NY-new-york-city"},
    {"bronx", "US-NY-new-york-city"},
    {"the bronx", "US-NY-new-york-city"},
    {"staten island", "US-NY-new-york-city"},
    {"nyc", "US-NY-new-york-city"},
    {"new york city", "US-NY-new-york-city"},
    {"new york, ny", "US-NY-new-york-city"},
    {"new york ny", "US-NY-new-york-city"},
    {"long island", "US-NY-long-island"},
    {"los angeles", "US-CA-los-angeles"},
    {"hollywood", "US-CA-los-angeles"},
    {"north hollywood", "US-CA-los-angeles"},
    {"van nuys", "US-CA-los-angeles"},
    {"sherman oaks", "US-CA-los-angeles"},
    {"l.a.", "US-CA-los-angeles"},
    {"burbank", "US-CA"},
    {"glendale, ca", "US-CA"},
    {"sacramento", "US-CA"},
    {"san francisco", "US-CA-san-francisco"},
    {"san diego", "US-CA-san-diego"},
    {"oakland", "US-CA-oakland"},
    {"san jose", "US-CA-san-jose"},
    {"santa monica", "US-CA-santa-monica"},
    {"pasadena", "US-CA-pasadena"},
    {"west hollywood", "US-CA-west-hollywood"},
    {"chicago", "US-IL-chicago"},
    {"seattle", "US-WA-seattle"},
    {"denver", "US-CO-denver"},
    {"minneapolis", "US-MN-minneapolis"},
    {"portland, or", "US-OR-portland-metro"},
    {"portland, oregon", "US-OR-portland-metro"},
    {"atlanta", "US-GA"},
    {"austin", "US-TX"},
    {"dallas", "US-TX"},
    {"houston", "US-TX"},
    {"san antonio", "US-TX"},
    {"philadelphia", "US-PA"},
    {"pittsburgh", "US-PA"},
    {"boston", "US-MA"},
    {"miami", "US-FL"},
    {"orlando", "US-FL"},
    {"tampa", "US-FL"},
    {"las vegas", "US-NV"},
    {"phoenix", "US-AZ"},
    {"nashville", "US-TN"},
    {"memphis", "US-TN"},
    {"new orleans", "US-LA"},
    {"detroit", "US-MI"},
    {"cleveland", "US-OH"},
    {"columbus, oh", "US-OH"},
    {"cincinnati", "US-OH"},
    {"baltimore", "US-MD"},
    {"charlotte", "US-NC"},
    {"salt lake city", "US-UT"},
    {"milwaukee", "US-WI"},
    {"st. louis", "US-MO"},
    {"kansas city", "US-MO"},
    {"indianapolis", "US-IN"},
    {"albuquerque", "US-NM"},
    {"honolulu", "US-HI"},
    {"london", "GB"},
    {"manchester", "GB"},
    {"birmingham, uk", "GB"},
    {"leeds", "GB"},
    {"liverpool", "GB"},
    {"bristol", "GB"},
    {"edinburgh", "GB"},
    {"glasgow", "GB"},
    {"cardiff", "GB"},
    {"belfast", "GB"},
    {"brighton", "GB"},
    {"dublin", "IE"},
    {"cork", "IE"},
    {"galway", "IE"},
    {"sydney", "AU"},
    {"melbourne", "AU"},
    {"brisbane", "AU"},
    {"perth", "AU"},
    {"adelaide", "AU"},
    {"auckland", "NZ"},
    {"wellington", "NZ"},
    {"toronto", "CA-ON"},
    {"ottawa", "CA-ON"},
    {"hamilton, on", "CA-ON"},
    {"vancouver", "CA-BC"},
    {"montreal", "CA-QC"},
    {"calgary", "CA-AB"},
    {"edmonton", "CA-AB"},
    {"winnipeg", "CA-MB"},
    {"halifax", "CA-NS"},
});

/// Every country by its English name from ICU, and what people call some of them.
const std::set<std::string, std::less<>> &countries()
{
    static const std::set<std::string, std::less<>> known = [] {
        std::set<std::string, std::less<>> all{"united states of america",
                                               "usa",
                                               "us",
                                               "u.s.",
                                               "u.s.a.",
                                               "america",
                                               "uk",
                                               "great britain",
                                               "england",
                                               "korea",
                                               "uae",
                                               "turkey",
                                               "russia"};
        for (const char *const *code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
            icu::UnicodeString name;
            icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), name);
            std::string text;
            name.toLower(icu::Locale::getEnglish()).toUTF8String(text);
            all.insert(std::move(text));
        }
        for (const char *const city :
             {"singapore", "hong kong sar china", "monaco", "gibraltar", "puerto rico", "guam"}) {
            all.erase(city); // small enough to say where
        }
        return all;
    }();
    return known;
}

} // namespace

bool isCountry(std::string_view name)
{
    return countries().contains(name);
}

std::string_view placeCode(std::string_view name, bool abbreviated)
{
    const auto found = std::ranges::find(names, name, &PlaceName::name);
    if (found != names.end()) {
        return found->code;
    }
    const auto shortened = abbreviated ? std::ranges::find(abbreviations, name, &PlaceName::name) : abbreviations.end();
    return shortened == abbreviations.end() ? std::string_view() : shortened->code;
}

} // namespace stagedoor
