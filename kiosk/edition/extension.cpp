// SPDX-License-Identifier: EUPL-1.2
#include "edition/extension.h"

#include "base/json_reader.h"
#include "edition/limits.h"

namespace chancery {

namespace {

using Kind = Statement::Kind;
using Urgency = Statement::Urgency;

void read_speaker(json::Reader reader, Speaker& speaker) {
    speaker.name = reader.string("name", {}, max_name_bytes);
    speaker.office = reader.string("office", {}, max_name_bytes);
    reader.finish();
}

DraftText read_translation(json::Reader reader, std::string_view language) {
    DraftText text;
    text.language = language;
    text.title = reader.string("title", {}, max_title_bytes);
    text.text = reader.string("content_text", {}, max_html_bytes);
    text.html = reader.string("content_html", {}, max_html_bytes);
    text.summary = reader.string("summary", {}, max_summary_bytes);
    text.link = reader.string("url", {}, max_url_bytes);
    text.picture = reader.string("picture", {}, max_url_bytes);
    text.names.issuer = reader.string("issuer", {}, max_name_bytes);
    text.names.place = reader.string("place", {}, max_name_bytes);
    text.names.credit = reader.string("credit", {}, max_name_bytes);
    read_speaker(reader.object("speaker"), text.names.speaker.emplace());
    reader.finish();
    return text;
}

void read_translations(json::Reader& reader, json::Problems& problems, Draft& draft) {
    const json::Value translations = reader.value("translations");
    if (translations && translations.kind() != json::Kind::object)
        reader.problem(translations, "\"translations\" must be an object with language tags as keys: {\"fr\": {\"title\": …}}");
    for (const json::Member member : translations.members())
        draft.translations.push_back(read_translation({member.value, problems}, member.key));
}

void read_focus(json::Reader& reader, Picture& picture) {
    const json::Value focus = reader.value("focus");
    if (!focus) return;
    const auto x = focus[std::size_t{0}].number(0, 1), y = focus[1].number(0, 1);
    if (focus.size() != 2 || !x || !y)
        return reader.problem(focus, "\"focus\" must be two numbers from 0 to 1, [from the left, from the top]");
    picture.focus_x = *x;
    picture.focus_y = *y;
}

void read_picture(json::Reader reader, Picture& picture) {
    read_picture_keys(reader, picture);
    reader.finish();
}

std::string sentence(const std::vector<json::Problem>& problems) {
    std::string out;
    for (const json::Problem& problem : problems) out += (out.empty() ? "" : "; ") + problem.what;
    return out;
}

}  // namespace

void read_picture_keys(json::Reader& reader, Picture& picture) {
    read_focus(reader, picture);
    picture.alt = reader.string("alt", picture.alt, max_title_bytes);
    picture.credit = reader.string("credit", picture.credit, max_name_bytes);
    picture.no_crop = reader.boolean("no_crop", false);
    picture.no_motion = reader.boolean("no_motion", false);
}

void read_extension(const json::Document& document, json::Value extension, Draft& draft) {
    if (!extension) return;
    json::Problems problems(document);
    json::Reader reader(extension, problems);
    read_translations(reader, problems, draft);
    draft.kind = reader.choice("kind", Kind::statement,
                               {{"statement", Kind::statement}, {"quotation", Kind::quotation}, {"condolence", Kind::condolence},
                                {"notice", Kind::notice}, {"event", Kind::event}});
    draft.urgency = reader.choice("urgency", Urgency::routine, {{"routine", Urgency::routine}, {"urgent", Urgency::urgent}});
    draft.show_from = reader.instant("show_from");
    draft.show_until = reader.instant("show_until");
    draft.begins = reader.instant("begins");
    draft.ends = reader.instant("ends");
    if (reader.has("issuer")) draft.issuer = reader.string("issuer", draft.issuer, max_name_bytes);
    draft.number = reader.string("number", {}, max_name_bytes);
    draft.location = reader.string("place", {}, max_name_bytes);
    draft.evergreen = reader.boolean("evergreen", false);
    draft.signatures = static_cast<unsigned>(reader.integer("signatures", 0, 0, 9));
    read_speaker(reader.object("speaker"), draft.speaker);
    read_picture(reader.object("picture"), draft.picture);
    const bool withdrawn = reader.boolean("withdrawn", false);
    reader.finish();
    if (problems.any()) draft.refuse(draft.pointer + "/_chancery: " + sentence(problems.all()), problems.all().front().place);
    if (withdrawn) draft.drop(ItemReport::Fate::filtered, "withdrawn by its publisher");
}

}  // namespace chancery
