// SPDX-License-Identifier: EUPL-1.2
#include "app/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/json_writer.h"
#include "layout/slide.h"

namespace chancery {
namespace {

constexpr double wanted_contrast = 7;  // WCAG 2.2, 1.4.6

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

std::string hundredths(double value) {
    const auto rounded = static_cast<long>(value * 100 + 0.5);
    const std::string digits = std::to_string(rounded % 100);
    return std::to_string(rounded / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

// More than this and a picture looks soft even from across the room.
constexpr double most_enlarged = 1.25;
// Less of a picture than this may lack what it was taken for.
constexpr double least_seen = 0.7;

std::string by(double width, double height) { return std::to_string(std::lround(std::ceil(width))) + " × " + std::to_string(std::lround(std::ceil(height))); }

std::string small_picture(const Stage::Enlargement& picture) {
    const Size size = picture.original;
    return " · the picture is too small for this screen: it has " + by(size.width, size.height) + " pixels and would need " +
           by(size.width * picture.factor, size.height * picture.factor);
}

std::string warnings(const Slide& slide) {
    std::string text;
    if (slide.set.missing_glyphs > 0) text += " · " + std::to_string(slide.set.missing_glyphs) + " characters have no font";
    if (slide.set.clipped) text += " · something stands outside its box";
    if (slide.contrast.at_99_percent < wanted_contrast) text += " · contrast below 7:1";
    if (slide.pages > 3) text += " · a long text: " + std::to_string(slide.pages) + " pages";
    if (slide.picture && slide.picture->factor > most_enlarged) text += small_picture(*slide.picture);
    if (slide.picture && slide.picture->seen < least_seen)
        text += " · only " + std::to_string(std::lround(100 * slide.picture->seen)) + " % of the picture is seen: its focus says what must be, and no_crop shows all of it";
    return text;
}

// As the clocks of the zone show it.
std::string local_day(Instant at, const Zone& zone) { return format_rfc3339(at + zone.offset_at(at)).substr(0, 10); }
std::string local_hour(Instant at, const Zone& zone) { return format_rfc3339(at + zone.offset_at(at)).substr(11, 5); }

std::set<std::string> languages_of(const std::vector<Slide>& slides) {
    std::set<std::string> languages;
    for (const Slide& slide : slides)
        for (const std::string& language : {slide.language, slide.beside})
            if (!language.empty()) languages.insert(language);
    return languages;
}

// A page on one of its days.
struct Showing {
    Instant at;
    const Slide* slide;
};

std::map<std::string, std::vector<Showing>> by_day(const std::vector<Slide>& slides, const Zone& zone) {
    std::map<std::string, std::vector<Showing>> days;
    for (const Slide& slide : slides)
        for (const Instant at : slide.on) days[local_day(at, zone)].push_back({at, &slide});
    for (auto& [day, showings] : days)
        std::stable_sort(showings.begin(), showings.end(), [](const Showing& a, const Showing& b) { return a.at < b.at; });
    return days;
}

std::string minutes_of(const std::vector<Slide>& slides) {
    Duration all{};
    for (const Slide& slide : slides) all += slide.set.dwell;
    const auto seconds = all.count() / 1000;
    return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

// A row of buttons, and the rules that leave only the figures of the chosen language, without a script.
std::string language_choice(const std::set<std::string>& languages) {
    if (languages.size() < 2) return {};
    std::string choice = "<nav><label><input type=\"radio\" name=\"l\" checked> all</label>", rules;
    for (const std::string& language : languages) {
        const std::string name = escaped(language);
        choice += " <label><input type=\"radio\" name=\"l\" id=\"l-" + name + "\"> " + name + "</label>";
        rules += "body:has(#l-" + name + ":checked) figure:not([data-l~=\"" + name + "\"]){display:none}\n";
    }
    return choice + "</nav>\n<style>\n" + rules + "</style>\n";
}

std::string figure(const Slide& slide, const std::string& hour) {
    const std::string beside = slide.beside.empty() ? "" : " " + slide.beside;
    std::string html = "<figure data-l=\"" + escaped(slide.language + beside) + "\"><a href=\"" + escaped(slide.file) + "\"><img loading=\"lazy\" src=\"" + escaped(slide.file) +
                       "\" alt=\"" + escaped(slide.set.title) + "\"></a><figcaption><b dir=\"auto\">" + escaped(slide.set.title) +
                       "</b><br>" + escaped(slide.language + beside);
    if (slide.pages > 1) html += ", page " + std::to_string(slide.page + 1) + "/" + std::to_string(slide.pages);
    html += " · " + std::to_string(slide.set.dwell.count() / 1000) + " s · from " + hour + " · " +
            escaped(slide.why) + " · contrast " + hundredths(slide.contrast.at_99_percent) + ":1";
    const std::string warning = warnings(slide);
    if (!warning.empty()) html += "<strong>" + escaped(warning) + "</strong>";
    return html + "</figcaption></figure>\n";
}

}  // namespace

void note_day(Slide& slide, Instant at, const Zone& zone) {
    if (slide.on.empty() || local_day(slide.on.back(), zone) != local_day(at, zone)) slide.on.push_back(at);
}

std::string sheet_json(Size size, const std::vector<Slide>& slides) {
    json::Writer out;
    out.begin_object().key("size").begin_array().value(size.width).value(size.height).end_array();
    out.key("slides").begin_array();
    for (const Slide& slide : slides) {
        out.begin_object();
        out.key("file").value(slide.file).key("statement").value(slide.statement).key("language").value(slide.language);
        if (!slide.beside.empty()) out.key("beside").value(slide.beside);
        out.key("page").value(slide.page + 1).key("pages").value(slide.pages);
        out.key("direction").value(slide.set.right_to_left ? "rtl" : "ltr");
        out.key("title").value(slide.set.title).key("text").value(slide.set.text);
        out.key("min_text_px").value(slide.set.min_text_px).key("lines").value(slide.set.lines);
        out.key("missing_glyphs").value(slide.set.missing_glyphs).key("clipped").value(slide.set.clipped);
        out.key("contrast").value(slide.contrast.lowest).key("contrast_99_percent").value(slide.contrast.at_99_percent);
        if (slide.picture) {
            out.key("picture").begin_array().value(slide.picture->original.width).value(slide.picture->original.height).end_array();
            out.key("enlarged").value(slide.picture->factor);
        }
        if (!slide.set.links.empty()) {
            out.key("links").begin_array();
            for (const std::string& link : slide.set.links) out.value(link);
            out.end_array();
        }
        out.key("dwell_ms").value(static_cast<std::int64_t>(slide.set.dwell.count()));
        out.key("at").value(format_rfc3339(slide.on.front())).key("why").value(slide.why).end_object();
    }
    out.end_array().end_object();
    return out.text();
}

std::string sheet_html(Size size, const std::vector<Slide>& slides, const Zone& zone) {
    std::string html =
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>The show</title>\n<style>\n"
        "body{font:16px/1.5 'Noto Sans',sans-serif;margin:2rem;background:#f4f1ea;color:#16202e}\n"
        "main{display:grid;gap:2rem;grid-template-columns:repeat(auto-fill,minmax(" +
        std::string(!is_upright(size) ? "30rem" : "16rem") + ",1fr))}\n"
        "figure{margin:0}img{width:100%;height:auto;display:block;box-shadow:0 2px 12px #0003}\n"
        "figcaption{margin-top:.5rem;font-size:.9rem}strong{color:#a3341f}h2{grid-column:1/-1;margin:1rem 0 0}nav{margin-bottom:1rem}\n</style>\n<h1>The show: " +
        std::to_string(slides.size()) + (slides.size() == 1 ? " page" : " pages") + ", " + minutes_of(slides) + "</h1>\n" +
        language_choice(languages_of(slides)) + "<main>\n";
    for (const auto& [day, showings] : by_day(slides, zone)) {
        html += "<h2>" + day + "</h2>\n";
        for (const Showing& showing : showings) html += figure(*showing.slide, local_hour(showing.at, zone));
    }
    return html + "</main></html>\n";
}

}  // namespace chancery
