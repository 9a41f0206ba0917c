// SPDX-License-Identifier: EUPL-1.2
// The collector with the real transport against every fault: first a good feed, then the fault for eight rounds, then a
// server that is well again. Meanwhile the real loop shows what it is handed (lobby.h). Time between the rounds is a value, so
// the table counts intervals of the settings, and takes no longer than the faults themselves.
//
//   network_lab [--planted-bug] [NAME]
//
// NAME runs the faults whose name contains it. With --planted-bug the transport believes whatever it gets, and the
// program ends well only if the rig notices.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>

#include "device/curl_transport.h"
#include "faults.h"
#include "lobby.h"
#include "source/kit.h"

namespace chancery::lab {
namespace {

using namespace std::chrono_literals;
using kit::feed_of;

constexpr Duration interval = 15min;
constexpr int fault_rounds = 8;  // until the waits between tries are as long as they get
// Between two frames. With a sanitizer setting a page takes that long by itself; who waits for the network takes a second.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto longest_gap = 500ms;
#else
constexpr auto longest_gap = 100ms;
#endif

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
    Scene(Lobby& lobby, bool credulous) : lobby_(lobby), transport_(options()), believer_(transport_) {
        Source source = kit::source("ministry", server_.url("/feed.json"));
        source.allow_http = true;
        source.interval = interval;
        CollectorPorts ports{credulous ? static_cast<Transport&>(believer_) : transport_, archive_, clock_,
                             [](const Edition&) { return Status(); },
                             [this](Bulletin bulletin) { offered_ = bulletin.edition; lobby_.bulletins().put(std::move(bulletin)); },
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
        static_cast<void>(lobby_.longest_gap());
        return row;
    }

    Row end(Row row, const std::function<bool()>& well) {
        row.said = said_;
        const Moment recovered = clock_.read().monotonic;
        const Moment last_asked = recovered - wait_;  // the server recovers right after the last failed try
        while (!well() && clock_.read().monotonic - recovered < 4 * interval) round();
        row.intervals = static_cast<double>((clock_.read().monotonic - wait_ - last_asked).count()) / static_cast<double>(interval.count());
        if (!well() || row.intervals > 2) row.wrong += " not fresh within two intervals";
        row.gap = lobby_.longest_gap();
        if (row.gap > longest_gap) row.wrong += " the screen stood still";
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

    Lobby& lobby_;
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
    std::optional<Collector> collector_;
};

void print(const Row& row) {
    const auto colon = row.said.find("): ");
    std::printf("%-46s %5.2f %5lld ms %5.1f s  %s\n    %s\n", row.name.c_str(), row.intervals,
                static_cast<long long>(row.gap.count()), row.seconds, row.wrong.empty() ? "good" : ("WRONG: " + row.wrong).c_str(),
                row.said.substr(colon == std::string::npos ? 0 : colon + 3).c_str());
    std::fflush(stdout);
}

int run(Lobby& lobby, bool credulous, const std::string& only) {
    const Bytes picture = kit::png_of(77, 88, 99);
    std::vector<Row> rows;
    const auto wanted = [&](const Fault& fault) { return fault.name.find(only) != std::string::npos; };
    for (const Fault& fault : feed_faults(feed_of({{"1", "Half", ""}})))
        if (wanted(fault)) print(rows.emplace_back(Scene(lobby, credulous).feed(fault)));
    if (!credulous)
        for (const Fault& fault : picture_faults(picture))
            if (wanted(fault)) print(rows.emplace_back(Scene(lobby, false).picture(fault, picture)));
    std::size_t wrong = 0;
    double intervals = 0;
    std::chrono::milliseconds gap{};
    for (const Row& row : rows) {
        if (!row.wrong.empty()) ++wrong;
        intervals = std::max(intervals, row.intervals);
        gap = std::max(gap, row.gap);
    }
    std::printf("%zu scenarios, %zu wrong, fresh within %.2f intervals of recovery, longest gap between two frames %lld ms\n",
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
    setenv("SDL_VIDEODRIVER", "dummy", 0);
    chancery::lab::Lobby lobby;
    int code = 1;
    std::jthread scenes([&] {
        code = chancery::lab::run(lobby, credulous, only);
        lobby.stop();
    });
    lobby.run();
    scenes.join();
    return code;
}
