// SPDX-License-Identifier: EUPL-1.2
// The collector with the real transport against every fault: first a good feed, then the fault for eight rounds, then a
// server that is well again. Meanwhile another thread turns as the screen's loop does. Time between the rounds is a
// value, so the table counts intervals of the settings, and takes no longer than the faults themselves.
//
//   network_lab [--planted-bug] [NAME]
//
// NAME runs the faults whose name contains it. With --planted-bug the transport believes whatever it gets, and the
// program ends well only if the rig notices.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

#include "app/handoff.h"
#include "device/curl_transport.h"
#include "faults.h"
#include "source/kit.h"

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;
using kit::feed_of;

constexpr Duration interval = 15min;
constexpr int fault_rounds = 8;  // until the waits between tries are as long as they get

// Answers each path with its script of the moment.
class Server {
public:
    void set(const std::string& path, FaultServer::Script script) {
        const std::scoped_lock lock(mutex_);
        scripts_[path] = std::move(script);
    }
    [[nodiscard]] std::string url(const std::string& path) const { return server_.url(path); }

private:
    // Faults that come before any request was read hit the feed, which is asked first, or the picture where it is faulty.
    void talk(Talk& talk) {
        FaultServer::Script script;
        {
            const std::scoped_lock lock(mutex_);
            script = scripts_.count("*") ? scripts_["*"] : nullptr;
        }
        if (script) return script(talk);
        const std::string& request = talk.request();
        const auto begin = request.find(' ') + 1;
        if (begin == 0) return;
        const std::string path = request.substr(begin, request.find(' ', begin) - begin);
        {
            const std::scoped_lock lock(mutex_);
            const auto found = scripts_.find(path);
            if (found != scripts_.end()) script = found->second;
        }
        if (script) script(talk);
    }

    std::mutex mutex_;
    std::map<std::string, FaultServer::Script> scripts_;
    FaultServer server_{[this](Talk& connection) { talk(connection); }};
};

// What a careless client would do: a reply is whatever has come.
class Credulous final : public Transport {
public:
    explicit Credulous(Transport& careful) : careful_(careful) {}
    Result<Reply> fetch(const Request& request, std::stop_token stop) override {
        auto reply = careful_.fetch(request, stop);
        if (reply.ok() && reply->status == 200) return reply;
        Reply believed;
        believed.status = 200;
        believed.body = feed_of({{"x", "Something else", ""}});
        return believed;
    }

private:
    Transport& careful_;
};

// Turns as the loop of the screen does, and remembers the longest turn.
class Ticker {
public:
    explicit Ticker(Handoff<Bulletin>& bulletins) : bulletins_(bulletins) {}
    ~Ticker() { stop(); }
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;
    std::chrono::milliseconds stop() {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
        return longest_;
    }

private:
    void run(const std::stop_token& stop) {
        auto last = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            static_cast<void>(bulletins_.take());
            std::this_thread::sleep_for(5ms);
            const auto now = std::chrono::steady_clock::now();
            longest_ = std::max(longest_, std::chrono::duration_cast<std::chrono::milliseconds>(now - last));
            last = now;
        }
    }

    Handoff<Bulletin>& bulletins_;
    std::chrono::milliseconds longest_{};
    std::jthread thread_{[this](const std::stop_token& stop) { run(stop); }};
};

CurlOptions options() {
    CurlOptions options;
    options.version = "lab";
    options.connect_timeout = 1s;
    options.slowest_seconds = 1;
    return options;
}

struct Row {
    std::string name;
    std::string said;              // the first note
    std::string wrong;             // what the rig objects to; empty where nothing
    double intervals = 0;          // until what is well again was shown
    std::chrono::milliseconds gap{};
    double seconds = 0;
};

// One scenario with all that it needs.
class Scene {
public:
    explicit Scene(bool credulous) : transport_(options()), believer_(transport_) {
        Source source = kit::source("ministry", server_.url("/feed.json"));
        source.allow_http = true;
        source.interval = interval;
        CollectorPorts ports{credulous ? static_cast<Transport&>(believer_) : transport_, archive_, clock_,
                             [](const Edition&) { return Status(); },
                             [this](Bulletin bulletin) { offered_ = bulletin.edition; handoff_.put(std::move(bulletin)); },
                             [this](const std::string& note) { if (said_.empty()) said_ = note; }};
        collector_.emplace(std::vector{source}, Size{64, 36}, std::move(ports), std::nullopt);
    }

    Row feed(const Fault& fault) {
        server_.set("/feed.json", proper(feed_of({{"1", "Before", ""}}), "application/json", "1"));
        Row row = begin(fault);
        server_.set(row.name == "redirect in a circle" ? "/feed.json" : "*", fault.script);
        const auto written = directory_.changes;
        for (int i = 0; i < fault_rounds; ++i) {
            round();
            if (title() != "Before") row.wrong = "the words changed to \"" + title() + "\"";
        }
        if (directory_.changes != written) row.wrong += " something was written";
        if (said_.empty()) row.wrong += " nothing was said";
        server_.set("*", proper(feed_of({{"1", "After", ""}}), "application/json", "2"));
        return end(std::move(row), [this] { return title() == "After"; });
    }

    Row picture(const Fault& fault, const Bytes& bytes) {
        server_.set("/feed.json", proper(feed_of({{"1", "Before", ""}}), "application/json", "1"));
        Row row = begin(fault);
        server_.set("/feed.json", proper(feed_of({{"1", "After", server_.url("/a.png")}}), "application/json", "2"));
        server_.set("/a.png", fault.script);
        for (int i = 0; i < fault_rounds; ++i) round();
        if (title() != "After") row.wrong = "the text waited for its picture";
        if (has_picture()) row.wrong += " a broken picture was taken";
        if (said_.empty()) row.wrong += " nothing was said";
        server_.set("/a.png", proper(bytes, "image/png", "p"));
        return end(std::move(row), [this] { return has_picture(); });
    }

private:
    Row begin(const Fault& fault) {
        started_ = std::chrono::steady_clock::now();
        round();
        Row row;
        row.name = fault.name;
        if (title() != "Before") row.wrong = "the good feed did not come";
        said_.clear();
        return row;
    }

    Row end(Row row, const std::function<bool()>& well) {
        row.said = said_;
        const Moment recovered = clock_.read().monotonic;
        const Moment last_asked = recovered - wait_;  // the server recovers right after the last failed try
        while (!well() && clock_.read().monotonic - recovered < 4 * interval) round();
        row.intervals = static_cast<double>((clock_.read().monotonic - wait_ - last_asked).count()) / static_cast<double>(interval.count());
        if (!well() || row.intervals > 2) row.wrong += " not fresh within two intervals";
        row.gap = ticker_.stop();
        if (row.gap > 100ms) row.wrong += " the screen's loop stood still";
        row.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
        return row;
    }

    void round() {
        const Moment next = collector_->round(clock_.read(), {});
        wait_ = next - clock_.read().monotonic;
        clock_.pass(wait_);
    }

    [[nodiscard]] std::string title() const {
        if (!offered_ || offered_->statements().empty()) return "";
        return offered_->statements().front().versions.front().title;
    }
    [[nodiscard]] bool has_picture() const {
        return offered_ && !offered_->statements().empty() && offered_->statements().front().picture &&
               offered_->statements().front().picture->original;
    }

    Server server_;
    CurlTransport transport_;
    Credulous believer_;
    MemoryDirectory directory_;
    Archive archive_{directory_};
    ManualClock clock_{Instant(std::chrono::hours(490'000))};
    EditionPtr offered_;
    std::string said_;
    Duration wait_{};
    std::chrono::steady_clock::time_point started_;
    Handoff<Bulletin> handoff_{[] {}};
    std::optional<Collector> collector_;
    Ticker ticker_{handoff_};
};

void print(const Row& row) {
    const auto colon = row.said.find("): ");
    std::printf("%-46s %5.2f %5lld ms %5.1f s  %s\n    %s\n", row.name.c_str(), row.intervals,
                static_cast<long long>(row.gap.count()), row.seconds, row.wrong.empty() ? "good" : ("WRONG: " + row.wrong).c_str(),
                row.said.substr(colon == std::string::npos ? 0 : colon + 3).c_str());
    std::fflush(stdout);
}

int run(bool credulous, const std::string& only) {
    const Bytes picture = kit::png_of(77, 88, 99);
    std::vector<Row> rows;
    const auto wanted = [&](const Fault& fault) { return fault.name.find(only) != std::string::npos; };
    for (const Fault& fault : feed_faults(feed_of({{"1", "Half", ""}})))
        if (wanted(fault)) print(rows.emplace_back(Scene(credulous).feed(fault)));
    if (!credulous)
        for (const Fault& fault : picture_faults(picture))
            if (wanted(fault)) print(rows.emplace_back(Scene(false).picture(fault, picture)));
    std::size_t wrong = 0;
    double intervals = 0;
    std::chrono::milliseconds gap{};
    for (const Row& row : rows) {
        if (!row.wrong.empty()) ++wrong;
        intervals = std::max(intervals, row.intervals);
        gap = std::max(gap, row.gap);
    }
    std::printf("%zu scenarios, %zu wrong, fresh within %.2f intervals of recovery, longest turn of the loop %lld ms\n",
                rows.size(), wrong, intervals, static_cast<long long>(gap.count()));
    return (wrong > 0) == credulous && !rows.empty() ? 0 : 1;
}

}  // namespace
}  // namespace chancery::lab

int main(int argc, char** argv) {
    bool credulous = false;
    std::string only;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--planted-bug") == 0) credulous = true;
        else only = argv[i];
    }
    return chancery::lab::run(credulous, only);
}
