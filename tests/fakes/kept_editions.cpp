// SPDX-License-Identifier: EUPL-1.2
#include "fakes/kept_editions.h"

#include <charconv>

namespace chancery::kept_editions {

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
    for (const int each : {0, number}) made.pictures[picture_url(each)] = sha256(picture(each));
    return made;
}

Status publish(Archive& archive, int number, int items) {
    for (const Bytes& bytes : {feed(number, items), picture(0), picture(number)})
        if (auto stored = archive.store(bytes); !stored) return stored.error();
    if (Status stored = archive.store_prepared(fetched(number), screen, picture(number)); !stored) return stored;
    return archive.keep(record(number, items));
}

std::optional<int> number_of(const Restored& restored, int items) {
    const auto& statements = restored.sealed.edition->statements();
    if (statements.size() != static_cast<std::size_t>(items) || statements.empty()) return std::nullopt;
    int number = 0;
    const std::string& id = statements.front().id;
    std::from_chars(id.data(), id.data() + id.size(), number);
    for (const Statement& statement : statements)
        if (statement.versions.at(0).title != "Edition " + std::to_string(number)) return std::nullopt;
    EditionRecord whole = record(number, items);
    for (const auto& [url, digest] : restored.record.pictures)
        if (!whole.pictures.contains(url) || whole.pictures.at(url) != digest) return std::nullopt;
    const bool same = restored.record.kept == whole.kept && restored.record.sources.size() == 1 &&
                      restored.record.sources[0].bytes == whole.sources[0].bytes;
    return same ? std::optional(number) : std::nullopt;
}

}  // namespace chancery::kept_editions
