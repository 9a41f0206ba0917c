// SPDX-License-Identifier: EUPL-1.2
#include "edition/rss.h"

#include "edition/limits.h"
#include "edition/mail_date.h"
#include "edition/media_rss.h"

namespace chancery {

namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view content = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view dublin_core = "http://purl.org/dc/elements/1.1/";

// What the items of a channel share.
struct Channel {
    std::string title;
    std::string link;
    std::string language;
};

Channel read_channel(XmlElement channel) {
    std::string language = channel.child_text("language");
    if (language.empty()) language = channel.child_text("language", dublin_core);
    if (language.empty()) language = channel.language();
    return {channel.child_text("title"), channel.child_text("link"), std::move(language)};
}

std::string trimmed(std::string text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

void take_identity(XmlElement item, Draft& draft) {
    const XmlElement guid = item.child("guid");
    draft.original.link = trimmed(item.child_text("link"));
    draft.id = trimmed(guid.text());
    if (draft.id.empty()) draft.id = item.attribute("about");
    if (draft.id.empty()) draft.id = draft.original.link;
    const bool guid_is_link = guid && guid.attribute("isPermaLink") != "false" && draft.id.starts_with("http");
    if (draft.original.link.empty() && guid_is_link) draft.original.link = draft.id;
}

// Where there is a whole text, the description is the summary.
void take_texts(XmlElement item, Draft& draft) {
    draft.original.title = item.child_text("title");
    draft.original.html = item.child_text("encoded", content);
    const bool whole = !draft.original.html.empty();
    (whole ? draft.original.summary : draft.original.text) = item.child_text("description");
    if (std::string language = item.child_text("language", dublin_core); !language.empty()) draft.original.language = language;
}

void take_date(XmlElement item, Draft& draft) {
    const std::string mail = trimmed(item.child_text("pubDate")), standard = trimmed(item.child_text("date", dublin_core));
    if (mail.empty() && standard.empty()) return;
    draft.issued = parse_mail_date(mail);
    if (!draft.issued) draft.issued = parse_rfc3339(mail.empty() ? standard : mail);
    if (!draft.issued)
        draft.notes.push_back("without its date: \"" + (mail.empty() ? standard : mail).substr(0, 60) +
                              "\" is no date such as \"Tue, 09 Dec 2025 10:00:00 +0100\"");
}

void take_picture(XmlElement item, Draft& draft) {
    take_media(item, draft);
    const XmlElement enclosure = item.child("enclosure");
    if (draft.original.picture.empty() && enclosure.attribute("type").starts_with("image/")) draft.original.picture = enclosure.attribute("url");
    const XmlElement image = item.child("image");  // not in the standard, yet written: an address, or <url> as in a channel
    if (draft.original.picture.empty()) draft.original.picture = trimmed(image.child("url") ? image.child_text("url") : image.text());
}

Draft read_item(XmlElement item, std::size_t number, const Channel& channel) {
    Draft draft;
    draft.item = number;
    draft.pointer = "item " + std::to_string(number + 1);
    draft.place = {item.line(), 0};
    draft.base = item.base().empty() ? channel.link : item.base();
    draft.issuer = channel.title;
    draft.original.language = channel.language;
    take_identity(item, draft);
    take_texts(item, draft);
    take_date(item, draft);
    take_picture(item, draft);
    for (const XmlElement child : item.children())
        if (child.name() == "category") draft.tags.push_back(child.text());
    return draft;
}

}  // namespace

bool is_rss(XmlElement root) { return root.name() == "rss" || (root.name() == "RDF" && root.name_space() == rdf); }

Status read_rss(XmlElement root, std::string_view name, const DraftSink& sink) {
    // RSS 1.0 has its items beside the channel, in a namespace that the root is not in.
    XmlElement channel_element;
    for (const XmlElement child : root.children())
        if (child.name() == "channel") channel_element = child;
    if (!channel_element) return {ErrorKind::corrupt, json::complaint(name, {root.line(), 1}, "this RSS has no <channel>")};
    const Channel channel = read_channel(channel_element);
    std::size_t number = 0;
    for (const XmlElement parent : {channel_element, root})
        for (const XmlElement child : parent.children()) {
            if (child.name() != "item") continue;
            if (number == max_items) return {ErrorKind::refused, json::complaint(name, {child.line(), 1}, "more than " + std::to_string(max_items) + " items")};
            sink(read_item(child, number++, channel));
        }
    return {};
}

}  // namespace chancery
