// SPDX-License-Identifier: EUPL-1.2
#include "edition/atom.h"

#include "edition/limits.h"
#include "edition/media_rss.h"

namespace chancery {

namespace {

constexpr std::string_view atom = "http://www.w3.org/2005/Atom";

// A text construct (RFC 4287, 3.1) as HTML; plain text has its '<' and '&' escaped so that it reads back as itself.
std::string as_html(XmlElement text) {
    const std::string type = text.attribute("type");
    if (type == "xhtml" || type == "application/xhtml+xml") return text.inner_markup();
    if (type == "html" || type == "text/html") return text.text();
    std::string out;
    for (const char c : text.text()) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

bool is_plain(XmlElement text) {
    const std::string type = text.attribute("type");
    return type.empty() || type == "text" || type == "text/plain";
}

void take_texts(XmlElement entry, Draft& draft) {
    draft.original.title = as_html(entry.child("title"));
    const XmlElement content = entry.child("content"), summary = entry.child("summary");
    const bool readable = content && content.attribute("src").empty();
    const XmlElement body = readable ? content : summary;
    if (is_plain(body)) draft.original.text = body.text();
    else draft.original.html = as_html(body);
    if (readable) draft.original.summary = as_html(summary);
}

void take_links(XmlElement entry, Draft& draft) {
    for (const XmlElement link : entry.children()) {
        if (link.name() != "link" || link.name_space() != atom) continue;
        const std::string relation = link.attribute("rel");
        const bool picture = relation == "enclosure" && link.attribute("type").starts_with("image/");
        if (draft.original.link.empty() && (relation.empty() || relation == "alternate")) draft.original.link = link.attribute("href");
        if (draft.original.picture.empty() && picture) draft.original.picture = link.attribute("href");
    }
}

Draft read_entry(XmlElement entry, std::size_t number, const std::string& feed_title) {
    Draft draft;
    draft.item = number;
    draft.pointer = "entry " + std::to_string(number + 1);
    draft.place = {entry.line(), 0};
    draft.base = entry.base();
    draft.issuer = feed_title;
    draft.id = entry.child_text("id");
    draft.original.language = entry.language();
    take_texts(entry, draft);
    take_links(entry, draft);
    draft.take_dates(entry.child_text("published"), entry.child_text("updated"));
    take_media(entry, draft);
    for (const XmlElement child : entry.children())
        if (child.name() == "category") draft.tags.push_back(child.attribute("term"));
    return draft;
}

}  // namespace

bool is_atom(XmlElement root) { return root.name() == "feed" && root.name_space() == atom; }

Status read_atom(XmlElement root, std::string_view name, const DraftSink& sink) {
    const std::string title = as_html(root.child("title"));
    std::size_t number = 0;
    for (const XmlElement child : root.children()) {
        if (child.name() != "entry") continue;
        if (number == max_items) return {ErrorKind::refused, json::complaint(name, {child.line(), 1}, "more than " + std::to_string(max_items) + " entries")};
        sink(read_entry(child, number++, title));
    }
    return {};
}

}  // namespace chancery
