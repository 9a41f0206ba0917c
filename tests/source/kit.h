// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <png.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "fakes/manual_clock.h"
#include "fakes/memory_directory.h"
#include "fakes/scripted_transport.h"
#include "source/collector.h"

namespace chancery::kit {

// A real picture of one colour.
inline Bytes png_of(std::uint8_t red, std::uint8_t green = 0, std::uint8_t blue = 0) {
    constexpr png_uint_32 side = 16;
    std::array<png_byte, side * side * 3> pixels{};
    for (std::size_t i = 0; i < pixels.size(); i += 3) pixels[i] = red, pixels[i + 1] = green, pixels[i + 2] = blue;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = image.height = side;
    image.format = PNG_FORMAT_RGB;
    std::array<char, 4096> out{};
    png_alloc_size_t size = out.size();
    if (!png_image_write_to_memory(&image, out.data(), &size, 0, pixels.data(), 0, nullptr))
        throw std::runtime_error("no test picture");
    return {out.data(), size};
}

struct Item {
    std::string id;
    std::string title;
    std::string picture;  // an address, or empty
};

inline Bytes feed_of(const std::vector<Item>& items) {
    Bytes feed = R"({"version":"https://jsonfeed.org/version/1.1","title":"Ministry","language":"en","items":[)";
    for (const Item& item : items) {
        if (&item != &items.front()) feed += ",";
        feed += R"({"id":")" + item.id + R"(","title":")" + item.title + R"(","content_text":"A text.")";
        if (!item.picture.empty()) feed += R"(,"image":")" + item.picture + "\"";
        feed += "}";
    }
    return feed + "]}";
}

// A whole collector with the world around it.
struct Rig {
    ManualClock clock{Instant(std::chrono::hours(490'000))};
    MemoryDirectory directory;
    ScriptedTransport network;
    Archive archive{directory};
    std::vector<std::string> notes;
    std::vector<Bulletin> offered;
    Status proof;

    CollectorPorts ports() {
        return {network, archive, clock, [this](const Edition&) { return proof; },
                [this](Bulletin bulletin) { offered.push_back(std::move(bulletin)); },
                [this](std::string note) { notes.push_back(std::move(note)); }};
    }

    Collector collector(std::vector<Source> sources) {
        auto restored = archive.restore();
        return {std::move(sources), {64, 36}, ports(), restored.ok() ? std::optional(*std::move(restored)) : std::nullopt};
    }

    // One round now, and the clock moved to when the next one is due.
    void round(Collector& collector) {
        const Moment next = collector.round(clock.read(), {});
        wait = next - clock.read().monotonic;
        clock.pass(wait);
    }
    Duration wait{};

    [[nodiscard]] const Edition& edition() const { return *offered.back().edition; }
    [[nodiscard]] std::vector<std::string> titles() const {
        std::vector<std::string> titles;
        for (const Statement& statement : edition().statements()) titles.push_back(statement.versions.front().title);
        return titles;
    }
    [[nodiscard]] bool noted(const std::string& part) const { return times_noted(part) > 0; }
    [[nodiscard]] std::size_t times_noted(const std::string& part) const {
        return static_cast<std::size_t>(std::count_if(notes.begin(), notes.end(), [&](const std::string& note) {
            return note.find(part) != std::string::npos;
        }));
    }
    [[nodiscard]] bool has_picture(std::size_t statement) const {
        const auto& picture = edition().statements().at(statement).picture;
        return picture && picture->original;
    }
};

inline Source source(const std::string& name, const std::string& url) {
    Source source;
    source.name = name;
    source.url = url;
    source.language = "en";
    return source;
}

using Titles = std::vector<std::string>;

}  // namespace chancery::kit
