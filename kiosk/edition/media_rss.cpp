// SPDX-License-Identifier: EUPL-1.2
#include "edition/media_rss.h"

#include <charconv>

namespace chancery {

namespace {

constexpr std::string_view media = "http://search.yahoo.com/mrss/";

struct Candidate {
    XmlElement element;
    int width = -1;
};

int width_of(XmlElement element) {
    const std::string text = element.attribute("width");
    int width = 0;
    std::from_chars(text.data(), text.data() + text.size(), width);
    return width;
}

bool is_picture(XmlElement element) {
    if (element.name_space() != media || element.attribute("url").empty()) return false;
    if (element.name() == "thumbnail") return true;
    return element.name() == "content" && (element.attribute("medium") == "image" || element.attribute("type").starts_with("image/"));
}

// A group or a content element may hold others; the standard knows no third level.
void search(XmlElement parent, int levels, Candidate& best) {
    for (const XmlElement child : parent.children()) {
        if (child.name_space() != media) continue;
        // A thumbnail is the smaller picture of the same thing, whatever width it claims.
        const int width = child.name() == "thumbnail" ? -1 : width_of(child);
        if (is_picture(child) && (!best.element || width > best.width)) best = {child, width};
        if (levels > 0) search(child, levels - 1, best);
    }
}

// A word about the picture: in its own element, else in the item's.
std::string about(XmlElement item, XmlElement picture, std::string_view name) {
    std::string text = picture.child_text(name, media);
    return text.empty() ? item.child_text(name, media) : text;
}

}  // namespace

void take_media(XmlElement item, Draft& draft) {
    Candidate best;
    search(item, 1, best);
    if (!best.element) return;
    draft.original.picture = best.element.attribute("url");
    draft.picture.alt = about(item, best.element, "description");
    draft.picture.credit = about(item, best.element, "credit");
}

}  // namespace chancery
