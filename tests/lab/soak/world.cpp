// SPDX-License-Identifier: EUPL-1.2
#include "world.h"

#include <malloc.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/parts.h"
#include "app/proof.h"
#include "device/posix_directory.h"
#include "fakes/made_pictures.h"

namespace chancery::lab {
namespace {

constexpr int pictures = 6;
constexpr Size original{1200, 800};

std::unique_ptr<Directory> opened(const std::string& folder) {
    auto directory = open_directory(folder, DirectoryUse::owner);
    if (!directory) throw std::runtime_error(directory.error().message);
    return *std::move(directory);
}

std::vector<Source> sources() {
    Source source;
    source.name = "ministry";
    source.url = Ministry::feed;
    source.language = "en";
    source.interval = std::chrono::seconds(1);
    return {source};
}

}  // namespace

Ministry::Ministry(const std::string& languages_file) {
    std::ifstream in(languages_file, std::ios::binary);
    languages_.assign(std::istreambuf_iterator<char>(in), {});
    if (languages_.empty()) throw std::runtime_error("no feed at " + languages_file);
    for (int i = 0; i < pictures; ++i)
        pictures_.push_back(make_jpeg(original, [paint = scenery(original), i](int x, int y) { return paint(x + i * 200, y + i * 90); }, {.quality = 85}));
}

Bytes Ministry::feed_now() const {
    auto document = nlohmann::json::parse(languages_);
    const unsigned number = number_;
    unsigned place = 0;
    for (auto& item : document["items"]) {
        if (++place % 7 == number % 7) item["title"] = item["title"].get<std::string>() + " " + std::to_string(number);
        if (place % 2 == 0) item["image"] = "https://ministry.example/" + std::to_string((place + number) % pictures) + ".jpg";
    }
    return document.dump();
}

Result<Reply> Ministry::fetch(const Request& request, std::stop_token) {
    Reply reply;
    reply.status = 200;
    reply.final_url = request.url;
    reply.content_type = "application/feed+json";
    if (request.url == feed) return reply.body = feed_now(), reply;
    const std::size_t slash = request.url.rfind('/');
    reply.content_type = "image/jpeg";
    reply.body = pictures_.at(static_cast<std::size_t>(request.url.at(slash + 1) - '0'));
    return reply;
}

Collecting::Collecting(Ministry& ministry, const Clock& clock, Size screen, Handoff<Bulletin>& bulletins,
                       Handoff<std::shared_ptr<const Hyphenator>>& hyphenators)
    : folder_((scratch_.path() / "archive").string()), directory_(opened(folder_)), archive_(*directory_), clock_(clock),
      bulletins_(bulletins), hyphenators_(hyphenators),
      collector_(sources(), screen,
                 {ministry, archive_, clock, proof_of({}, Viewport{screen, {}, "UTC"}, {}, nullptr),
                  [this](Bulletin bulletin) {
                      load_patterns(*bulletin.edition);
                      bulletins_.put(std::move(bulletin));
                  },
                  [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }},
                 std::nullopt),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Collecting::look() {
    const std::scoped_lock lock(mutex_);
    wished_ = true;
    wish_.notify_one();
}

bool Collecting::at_rest() {
    const std::scoped_lock lock(mutex_);
    return !wished_;
}

void Collecting::wait_for_rest() {
    std::unique_lock lock(mutex_);
    wish_.wait(lock, [this] { return !wished_; });
}

void Collecting::run(const std::stop_token& stop) {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!wish_.wait(lock, stop, [this] { return wished_; })) return;
        }
        collector_.round(clock_.read(), stop);
        ::malloc_trim(0);  // as app/collector_thread.cpp does
        ++rounds_;
        const std::scoped_lock lock(mutex_);
        wished_ = false;
        wish_.notify_one();
    }
}

void Collecting::load_patterns(const Edition& edition) {
    const std::vector<std::string> languages = languages_with_long_words(edition);
    if (languages.empty() || patterns_->has(languages)) return;
    patterns_ = patterns_->with(languages);
    hyphenators_.put(patterns_);
}

}  // namespace chancery::lab
