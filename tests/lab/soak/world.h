// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "app/handoff.h"
#include "archive/archive.h"
#include "device/hyphenation.h"
#include "fakes/scratch_folder.h"
#include "hurried.h"
#include "source/collector.h"
#include "source/transport.h"

namespace chancery::lab {

// A ministry whose feed has thirty languages, a picture on every other item, and new words whenever asked.
class Ministry final : public Transport {
public:
    // `languages_file` is a JSON feed with an item a language.
    explicit Ministry(const std::string& languages_file);
    void publish(unsigned number) { number_ = number; }
    Result<Reply> fetch(const Request& request, std::stop_token stop) override;

    static constexpr char feed[] = "https://ministry.example/feed.json";

private:
    [[nodiscard]] Bytes feed_now() const;
    Bytes languages_;
    std::vector<Bytes> pictures_;
    std::atomic<unsigned> number_{0};
};

// The program's second thread as it is, but that it makes a round when it is told to and not when it is time.
class Collecting {
public:
    Collecting(Ministry& ministry, const Clock& clock, Size screen, Handoff<Bulletin>& bulletins,
               Handoff<std::shared_ptr<const Hyphenator>>& hyphenators);

    // The collector is asked to look at the ministry's feed.
    void look();
    // Whether it has nothing to do; and waiting until then.
    [[nodiscard]] bool at_rest();
    void wait_for_rest();
    [[nodiscard]] unsigned rounds() const { return rounds_; }
    [[nodiscard]] const std::string& archive_folder() const { return folder_; }

private:
    void run(const std::stop_token& stop);
    void load_patterns(const Edition& edition);

    ScratchFolder scratch_;
    std::string folder_;
    std::unique_ptr<Directory> directory_;
    Archive archive_;
    const Clock& clock_;
    Handoff<Bulletin>& bulletins_;
    Handoff<std::shared_ptr<const Hyphenator>>& hyphenators_;
    std::shared_ptr<const Hyphenation> patterns_ = std::make_shared<Hyphenation>();
    Collector collector_;
    std::mutex mutex_;
    std::condition_variable_any wish_;
    bool wished_ = false;  // until its round has ended
    std::atomic<unsigned> rounds_{0};
    std::jthread thread_;  // last: it ends first
};

}  // namespace chancery::lab
