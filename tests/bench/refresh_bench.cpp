// SPDX-License-Identifier: EUPL-1.2
// What it costs to ask for a feed that has not changed, beside curl alone with the same question: a real nginx with TLS,
// a thousand items, 304 each time. Prints processor time of this process and what the collector wrote.
//   refresh_bench SOURCE_DIR [ROUNDS]
#include <curl/curl.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <vector>

#include "device/curl_transport.h"
#include "fakes/web_server.h"
#include "processor_time.h"
#include "source/kit.h"

namespace {

using namespace chancery;
using namespace std::chrono_literals;

constexpr Duration interval = 15min;
// Without the last ones: once a day the storage is tried, which the day's octets to the card count.
constexpr int rounds_of_a_day = 90;

// curl as whoever wants no more than the answer uses it: one handle, its connection kept.
class Plain {
public:
    Plain(const std::string& url, const std::string& ca_file) {
        curl_easy_setopt(curl_, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl_, CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(curl_, CURLOPT_TIMECONDITION, static_cast<long>(CURL_TIMECOND_IFMODSINCE));
        curl_easy_setopt(curl_, CURLOPT_TIMEVALUE, static_cast<long>(std::time(nullptr)) + 60);
    }
    ~Plain() { curl_easy_cleanup(curl_); }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;

    void ask() {
        long status = 0;
        if (curl_easy_perform(curl_) != CURLE_OK || curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status) != CURLE_OK || status != 304)
            throw std::runtime_error("curl alone has no 304");
    }

private:
    CURL* curl_ = curl_easy_init();
};

std::vector<kit::Item> a_thousand() {
    std::vector<kit::Item> items;
    for (int i = 0; i < 1000; ++i) items.push_back({std::to_string(i), "Statement " + std::to_string(i), ""});
    return items;
}

int run(const std::string& source_dir, int rounds) {
    const WebServer server(source_dir);
    server.put("feed.json", kit::feed_of(a_thousand()));
    server.grow_old("feed.json");
    CurlOptions options;
    options.version = "bench";
    options.ca_file = server.ca_file();
    CurlTransport transport(options);
    MemoryDirectory directory;
    Archive archive(directory);
    ManualClock clock(Instant(std::chrono::hours(490'000)));
    Source source = kit::source("ministry", server.url("feed.json"));
    source.interval = interval;
    source.allow_local = true;
    int offered = 0;
    std::string said;
    Collector collector({source}, {1920, 1080}, {transport, archive, clock, [](const Edition&) { return Status(); },
                        [&](Bulletin) { ++offered; }, [&](const std::string& note) { said = note; }}, std::nullopt);
    clock.pass(collector.round(clock.read(), {}) - clock.read().monotonic);
    if (offered == 0) throw std::runtime_error("the feed did not come: " + said);
    const int before = offered;
    const auto changes = directory.changes;
    Plain plain(server.url("feed.json"), server.ca_file());
    plain.ask();
    std::vector<double> alone, whole;
    for (int i = 0; i < rounds; ++i) {
        alone.push_back(bench::cpu_ms_of(CLOCK_PROCESS_CPUTIME_ID, [&] { plain.ask(); }));
        Moment next{};
        whole.push_back(bench::cpu_ms_of(CLOCK_PROCESS_CPUTIME_ID, [&] { next = collector.round(clock.read(), {}); }));
        clock.pass(next - clock.read().monotonic);
    }
    std::printf("curl alone %.3f ms, the collector's round %.3f ms, beyond curl %.3f ms; %d rounds, %lld changes of the archive, %d bulletins\n",
                bench::median(alone), bench::median(whole), bench::median(whole) - bench::median(alone), rounds, static_cast<long long>(directory.changes - changes), offered - before);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 64;
    try {
        return run(argv[1], argc > 2 ? std::atoi(argv[2]) : rounds_of_a_day);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "refresh_bench: %s\n", failure.what());
        return 1;
    }
}
