// SPDX-License-Identifier: EUPL-1.2
#include "edition/json_feed.h"

#include <algorithm>

#include "edition/extension.h"
#include "edition/limits.h"

namespace chancery {

namespace {

std::string_view text_or_nothing(json::Value value) { return value.string().value_or(std::string_view()); }

FeedDefaults defaults_of(json::Value feed) {
    const std::string_view issuer = text_or_nothing(feed["_chancery"]["issuer"]);
    const std::string_view home = text_or_nothing(feed["home_page_url"]);
    return {text_or_nothing(feed["language"]), issuer.empty() ? text_or_nothing(feed["title"]) : issuer,
            home.empty() ? text_or_nothing(feed["feed_url"]) : home};
}

class ItemReader {
public:
    ItemReader(const json::Document& document, json::Value item, std::size_t number, std::string pointer, const FeedDefaults& defaults)
        : document_(document), item_(item) {
        draft_.item = number;
        draft_.pointer = std::move(pointer);
        draft_.place = item.place();
        draft_.issuer = defaults.issuer;
        draft_.base = defaults.base;
        draft_.original.language = defaults.language;
    }

    Draft read() {
        if (item_.kind() != json::Kind::object) {
            draft_.refuse(draft_.pointer + " is " + std::string(name(item_.kind())) + "; it must be an object");
            return std::move(draft_);
        }
        take_id();
        take_texts();
        take_addresses();
        take_date();
        take_tags();
        read_extension(document_, item_["_chancery"], draft_);
        return std::move(draft_);
    }

private:
    static std::string must_be_string(std::string_view key, json::Value value) {
        return "\"" + std::string(key) + "\" is " + std::string(name(value.kind())) + "; it must be a string";
    }

    // A text without which the item would say something else: of the wrong type, it costs the item.
    std::string needed(std::string_view key) {
        const json::Value value = item_[key];
        if (value.has_value() && !value.string()) draft_.refuse(draft_.pointer + ": " + must_be_string(key, value), value.place());
        return std::string(text_or_nothing(value));
    }

    // A text that the item can do without: of the wrong type, it costs itself.
    std::string spare(std::string_view key) {
        const json::Value value = item_[key];
        if (value.has_value() && !value.string()) draft_.notes.push_back("without " + std::string(key) + ": " + must_be_string(key, value));
        return std::string(text_or_nothing(value));
    }

    void take_id() {
        const json::Value id = item_["id"];
        if (const auto text = id.string()) draft_.id = *text;
        else if (const auto integer = id.integer()) draft_.id = std::to_string(*integer);
        else if (const auto number = id.number(-1e300, 1e300)) draft_.id = std::to_string(*number);
        else if (id.has_value()) draft_.refuse(draft_.pointer + ": " + must_be_string("id", id), id.place());
    }

    void take_texts() {
        draft_.original.title = needed("title");
        draft_.original.html = needed("content_html");
        if (draft_.original.html.empty()) draft_.original.text = needed("content_text");
        draft_.original.summary = spare("summary");
        if (std::string language = spare("language"); !language.empty()) draft_.original.language = std::move(language);
    }

    void take_addresses() {
        draft_.original.link = spare("url");
        if (draft_.original.link.empty()) draft_.original.link = spare("external_url");
        draft_.original.picture = spare("image");
        if (draft_.original.picture.empty()) draft_.original.picture = spare("banner_image");
    }

    void take_date() {
        const std::string published = spare("date_published");  // first: notes keep the order of the item
        draft_.take_dates(published, spare("date_modified"));
    }

    void take_tags() {
        const json::Value tags = item_["tags"];
        if (tags.kind() == json::Kind::array) draft_.tags.reserve(std::min(tags.size(), max_tags));
        for (const json::Value tag : tags)
            if (const auto text = tag.string()) draft_.tags.emplace_back(*text);
    }

    const json::Document& document_;
    json::Value item_;
    Draft draft_;
};

}  // namespace

bool is_json_feed(const json::Document& document) {
    return text_or_nothing(document.root()["version"]).find("jsonfeed.org/version/1") != std::string_view::npos;
}

Status read_json_feed(json::List& list, const DraftSink& sink) {
    const json::Value feed = list.around().root();
    const json::Value items = feed["items"];
    const auto trouble = [&](ErrorKind kind, json::Value where, const std::string& what) {
        return Error{kind, json::complaint(list.around().name(), where.place(), what)};
    };
    if (items.kind() != json::Kind::array) return trouble(ErrorKind::corrupt, items ? items : feed, "this JSON Feed has no list of \"items\"");
    if (items.size() > max_items)
        return trouble(ErrorKind::refused, items, std::to_string(items.size()) + " items, where " + std::to_string(max_items) + " are allowed");
    const FeedDefaults defaults = defaults_of(feed);
    for (std::size_t number = 0; !list.at_end(); ++number) {
        const auto item = list.next();
        if (!item) return item.error();
        sink(read_feed_item(*item, item->root(), number, "/items/" + std::to_string(number), defaults));
    }
    return {};
}

Draft read_feed_item(const json::Document& document, json::Value item, std::size_t number, std::string pointer,
                     const FeedDefaults& defaults) {
    return ItemReader(document, item, number, std::move(pointer), defaults).read();
}

}  // namespace chancery
