// SPDX-License-Identifier: EUPL-1.2
#include "fakes/kept_editions.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace chancery::kept_editions {
namespace {

int number_in(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

Bytes feed(int number, int items) {
    const std::string n = std::to_string(number);
    Bytes text = R"({"version": "https://jsonfeed.org/version/1.1", "title": "Feed )" + n + R"(", "items": [)";
    for (int i = 0; i < items; ++i) {
        const std::string id = n + "." + std::to_string(i);
        text += std::string(i == 0 ? "" : ",") + R"({"id": ")" + id + R"(", "url": "https://ministry.example/)" + id +
                R"(", "title": "Edition )" + n + R"(", "content_text": "What edition )" + n + R"( says.", "image": ")" +
                picture_url(i == 0 ? 0 : number) + R"("})";
    }
    return text + "]}";
}

Bytes house_feed() {
    return R"({"version": "https://jsonfeed.org/version/1.1", "title": "House", "items": [{"id": "house", "title": "Open on weekdays"}]})";
}

Bytes picture(int number) { return "picture " + std::to_string(number) + " " + Bytes(1500, static_cast<char>(number)); }

std::string picture_url(int number) { return "https://ministry.example/" + std::to_string(number) + ".jpg"; }

Picture fetched(int number) {
    Picture made;
    made.url = picture_url(number);
    made.original = sha256(picture(number));
    return made;
}

EditionRecord record(int number, int items) {
    EditionRecord made;
    made.kept = Instant(std::chrono::seconds(1'760'000'000 + number));
    made.sources.push_back({"ministry", "https://ministry.example/feed.json", "en", "jsonfeed",
                            "\"" + std::to_string(number) + "\"", "", sha256(feed(number, items))});
    made.sources.push_back({"house", "https://house.example/feed.json", "en", "jsonfeed", "\"h\"", "", sha256(house_feed())});
    for (const int each : {0, number}) made.pictures[picture_url(each)] = sha256(picture(each));
    return made;
}

Status publish(Archive& archive, int number, int items) {
    for (const Bytes& bytes : {feed(number, items), house_feed(), picture(0), picture(number)})
        if (auto stored = archive.store(bytes); !stored) return stored.error();
    if (Status stored = archive.store_prepared(fetched(number), screen, picture(number)); !stored) return stored;
    return archive.keep(record(number, items));
}

std::optional<int> ministry_of(const Restored& restored, int items) {
    std::vector<const Statement*> said;
    for (const Statement& statement : restored.sealed.edition->statements())
        if (statement.source == "ministry") said.push_back(&statement);
    if (said.size() != static_cast<std::size_t>(items)) return std::nullopt;
    const int number = number_in(said.front()->id);
    for (const Statement* statement : said)
        if (statement->versions.at(0).title != "Edition " + std::to_string(number)) return std::nullopt;
    for (const auto& [url, digest] : restored.record.pictures)
        if (digest != sha256(picture(number_in(url.substr(url.rfind('/') + 1))))) return std::nullopt;
    const auto& sources = restored.record.sources;
    const bool same = std::ranges::any_of(sources, [&](const KeptSource& source) { return source.bytes == sha256(feed(number, items)); });
    return same ? std::optional(number) : std::nullopt;
}

bool has_house(const Restored& restored) {
    const Statement* house = restored.sealed.edition->find("house");
    return house && house->source == "house" && house->versions.at(0).title == "Open on weekdays";
}

std::optional<int> number_of(const Restored& restored, int items) { return has_house(restored) ? ministry_of(restored, items) : std::nullopt; }

}  // namespace chancery::kept_editions
