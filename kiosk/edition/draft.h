// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "edition/edition.h"
#include "edition/seal.h"

namespace chancery {

// One item as it was found in a document, in one language. Everything is foreign: unclean, unchecked, perhaps empty.
struct DraftText {
    std::string language;
    std::string title;    // may hold tags and entities
    std::string html;     // the body as HTML, or …
    std::string text;     // … as plain text, where there is no HTML
    std::string summary;
    std::string link;     // link and picture may be relative
    std::string picture;
    LocalNames names = {};  // of a translation
};

// One item of any format, on its way to become a statement (statement.h). What only a reader of its format can judge
// (a type, a date, an unknown key) is judged already and stands in `fate` and `reason`.
struct Draft {
    std::size_t item = 0;
    std::string pointer;  // where in the document: "/items/3", "item 4"
    json::Place place;
    std::string id;
    std::string base;     // what its links are relative to

    DraftText original;
    std::vector<DraftText> translations;  // with a language each
    std::string issuer;
    Statement::Kind kind = Statement::Kind::statement;
    Statement::Urgency urgency = Statement::Urgency::routine;
    Picture picture;  // everything but its address
    bool picture_alone = false;  // the picture is the statement: no words are needed, and the summary is its caption
    Speaker speaker;
    std::string number, location;
    std::optional<Instant> issued, revised, show_from, show_until, begins, ends;
    bool evergreen = false;
    unsigned signatures = 0;  // of how many keys it demands
    std::vector<std::string> tags;

    ItemReport::Fate fate = ItemReport::Fate::shown;
    std::string reason;              // where it is not shown
    std::vector<std::string> notes;  // what it is shown without, and why

    // RFC 3339. Where the day of issue is not told, that of the newest wording counts for it.
    void take_dates(const std::string& published, const std::string& modified) {
        revised = parse_rfc3339(modified);
        const std::string& text = published.empty() ? modified : published;
        if (text.empty()) return;
        issued = published.empty() ? revised : parse_rfc3339(published);
        if (!issued) notes.push_back("without its date: \"" + text.substr(0, 60) + "\" is no date such as \"2025-12-09T10:00:00+01:00\"");
    }

    // The first reason stays.
    void refuse(std::string_view why, json::Place where = {}) { drop(ItemReport::Fate::refused, why, where); }
    void drop(ItemReport::Fate why_not, std::string_view why, json::Place where = {}) {
        if (fate != ItemReport::Fate::shown) return;
        fate = why_not;
        reason = why;
        if (where.line > 0) place = where;
    }
};

// Takes the items of one source as a format's reader finds them, in their order.
using DraftSink = std::function<void(Draft)>;

}  // namespace chancery
