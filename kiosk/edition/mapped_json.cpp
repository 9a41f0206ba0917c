// SPDX-License-Identifier: EUPL-1.2
#include "edition/mapped_json.h"

#include <algorithm>
#include <unordered_map>

#include "edition/limits.h"

namespace chancery {

namespace {

using Condition = Mapping::Condition;
using Way = Mapping::Way;

// Follows pointers through one document.
class Finder {
public:
    Finder(json::Value root, std::string_view language) : root_(root), language_(language) {
        for (const json::Value resource : root["included"]) included_.emplace(key_of(resource), resource);
    }

    [[nodiscard]] json::Value find(json::Value item, std::string_view pointer) const {
        if (const std::size_t at = pointer.find("{lang}"); at != pointer.npos) {
            std::string filled(pointer);
            return find(item, filled.replace(at, 6, language_));
        }
        return pointer.starts_with('#') ? root_.at_pointer(pointer.substr(1)) : item.at_pointer(pointer);
    }

    [[nodiscard]] json::Value follow(json::Value item, const std::vector<std::string>& steps) const {
        for (const std::string& step : steps) {
            const auto next = included_.find(key_of(find(item, step)));
            item = next == included_.end() ? json::Value() : next->second;
        }
        return item;
    }

    [[nodiscard]] bool holds(const Condition& condition, json::Value item) const {
        json::Value value;
        for (const std::string& pointer : condition.at)
            if (!value.has_value()) value = find(item, pointer);
        switch (condition.test) {
            case Condition::Test::exists: return value.has_value();
            case Condition::Test::is_absent: return !value.has_value();
            case Condition::Test::is_one_of: return value && is_among(value, condition);
            case Condition::Test::is_none_of: return value && !is_among(value, condition);
        }
        return false;
    }

private:
    static bool is_among(json::Value value, const Condition& condition) {
        return std::find(condition.values.begin(), condition.values.end(), spelled(value)) != condition.values.end();
    }

    // A resource and what points at it have the same type and id (JSON:API, 5.2.2).
    static std::string key_of(json::Value resource) {
        return std::string(resource["type"].string().value_or("")) + '\n' + std::string(resource["id"].string().value_or(""));
    }

    json::Value root_;
    std::string_view language_;
    std::unordered_map<std::string, json::Value> included_;
};

// A text, or a whole number as one; empty for anything else.
std::string as_text(json::Value value) {
    if (const auto text = value.string()) return std::string(*text);
    if (const auto number = value.integer()) return std::to_string(*number);
    return {};
}

class MappedItem {
public:
    MappedItem(const Mapping& mapping, const Finder& finder, json::Value item) : mapping_(mapping), finder_(finder), item_(item) {}

    Draft read(std::size_t number, std::string pointer) {
        draft_.item = number;
        draft_.pointer = std::move(pointer);
        draft_.place = item_.place();
        draft_.base = mapping_.base;
        if (item_.kind() != json::Kind::object)
            draft_.refuse(draft_.pointer + " is " + std::string(name(item_.kind())) + "; it must be an object");
        else take_fields();
        for (const Condition& condition : mapping_.drop)
            if (finder_.holds(condition, item_)) draft_.drop(ItemReport::Fate::filtered, condition.because);
        return std::move(draft_);
    }

private:
    // The ways to a field in their order, each with what it starts from; the first that finds something ends the search.
    template <class Take>
    void along_ways(std::string_view field, Take take) const {
        const auto ways = mapping_.fields.find(field);
        if (ways == mapping_.fields.end()) return;
        for (const Way& way : ways->second)
            if (take(way, finder_.follow(item_, way.follow))) return;
    }

    std::string text(std::string_view field) const {
        std::string out;
        along_ways(field, [&](const Way& way, json::Value from) {
            out = way.constant ? *way.constant : as_text(finder_.find(from, way.get));
            if (!out.empty()) out += way.suffix;
            return !out.empty();
        });
        return out;
    }

    std::vector<std::string> texts(std::string_view field) const {
        std::vector<std::string> out;
        along_ways(field, [&](const Way& way, json::Value from) {
            for (const json::Value element : finder_.find(from, way.get))
                if (std::string one = as_text(finder_.find(element, way.each)); !one.empty()) out.push_back(std::move(one));
            return !out.empty();
        });
        return out;
    }

    void take_fields() {
        draft_.id = text("id");
        draft_.original = {text("language"), text("title"), text("html"), text("text"), text("summary"), text("url"), text("image")};
        draft_.picture.alt = text("alt");
        draft_.picture.credit = text("credit");
        draft_.issuer = text("issuer");
        draft_.speaker = {text("speaker"), text("office")};
        draft_.tags = texts("tags");
        const std::string date = text("published");
        draft_.issued = parse_rfc3339(date);
        if (!date.empty() && !draft_.issued)
            draft_.notes.push_back("without its date: \"" + date.substr(0, 60) + "\" is no date such as \"2025-12-09T10:00:00+01:00\"");
    }

    const Mapping& mapping_;
    const Finder& finder_;
    json::Value item_;
    Draft draft_;
};

}  // namespace

bool recognises(const Mapping& mapping, const json::Document& document) {
    const Finder finder(document.root(), {});
    return !mapping.recognise.empty() && std::all_of(mapping.recognise.begin(), mapping.recognise.end(), [&](const Condition& condition) {
        return finder.holds(condition, document.root());
    });
}

Status read_mapped_json(const json::Document& document, const Mapping& mapping, std::string_view language, const DraftSink& sink) {
    const Finder finder(document.root(), language);
    const auto refuse = [&](json::Value where, const std::string& what) {
        return Error{ErrorKind::corrupt, json::complaint(document.name(), where.place(), what)};
    };
    for (const Condition& condition : mapping.refuse)
        if (finder.holds(condition, document.root())) return refuse(document.root(), condition.because);
    const json::Value items = document.root().at_pointer(mapping.items);
    if (items.kind() == json::Kind::object) {
        // An API's word of trouble is an object, too; it must not pass for a list that has become empty.
        if (!mapping.recognise.empty() && !recognises(mapping, document))
            return refuse(items, "this is nothing that the mapping \"" + mapping.name + "\" reads; perhaps an error message of the server");
        sink(MappedItem(mapping, finder, items).read(0, mapping.items.empty() ? "the document" : mapping.items));
        return {};
    }
    if (items.kind() != json::Kind::array)
        return refuse(document.root(), "there is no list at \"" + mapping.items + "\", where the mapping \"" + mapping.name + "\" expects the items");
    if (items.size() > max_items) return refuse(items, std::to_string(items.size()) + " items, where " + std::to_string(max_items) + " are allowed");
    std::size_t number = 0;
    for (const json::Value item : items) {
        sink(MappedItem(mapping, finder, item).read(number, mapping.items + '/' + std::to_string(number)));
        ++number;
    }
    return {};
}

}  // namespace chancery
