// SPDX-License-Identifier: EUPL-1.2
// How long a big feed takes to be read and sealed, against nlohmann's SAX parser alone on the same bytes, and how much
// memory.
//
//   feed_bench [ITEMS ...]      default 10 1000 10000 100000; one line each. Build it in release.
//
// Times are the processor's, so that other programs disturb them less, in milliseconds: median (least-most) of the runs,
// which take turns. The ratio is the median of the turns' own: where a neighbour slows the memory down, it does so to both.
// Memory is what the process had resident beyond what it had with the bytes in it, in MB: at the highest point of the first
// seal, and afterwards with the edition and the report, each measured by the kernel.
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "edition/seal.h"
#include "processor_time.h"

using namespace chancery;

namespace {

// Reads everything and keeps nothing.
struct Nothing : nlohmann::json_sax<nlohmann::json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(nlohmann::json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(std::string&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
};

// An item of about 1.5 KB as a ministry's site writes it, in two languages.
std::string item(int number) {
    const std::string n = std::to_string(number);
    return R"({"id": "https:\/\/mfa.example\/statements\/)" + n + R"(", "url": "https://mfa.example/statements/)" + n +
           R"(", "title": "Statement )" + n + R"( on peace &amp; security in the region", "date_published": "2025-12-09T10:00:00Z", )"
           R"("image": "https://mfa.example/media/)" + n + R"(.jpg", "tags": ["peace", "security"], "language": "en", "content_html": )"
           R"("<p>The Government welcomes the <strong>agreement<\/strong> reached today and pays tribute to everyone who has worked for it.<\/p>\n)"
           R"(<p>It calls on all parties to carry it out in good faith&nbsp;\u2013 in full, and without delay. Humanitarian help will reach )"
           R"(<a href=\"https:\/\/mfa.example\/aid\">those who need it<\/a> within days.<\/p>\n<ul><li>Food and clean water for two hundred thousand people<\/li>)"
           R"(<li>Medicines for eleven hospitals<\/li><\/ul>\n<blockquote><p>\u201cWe have waited long for this day.\u201d<\/p><\/blockquote>", )"
           R"("_chancery": {"kind": "statement", "show_until": "2026-12-09T10:00:00Z", "translations": {"ar": {"title": "بيان بشأن السلام والأمن في المنطقة", )"
           R"("content_text": "ترحب الحكومة بالاتفاق الذي تم التوصل إليه اليوم وتشيد بكل من عمل من أجله.\n\nوتدعو جميع الأطراف إلى تنفيذه بحسن نية."}}}})";
}

std::string feed(int items) {
    std::string out = R"({"version": "https://jsonfeed.org/version/1.1", "title": "Foreign Ministry", "items": [)";
    for (int i = 0; i < items; ++i) out += (i ? ",\n" : "\n") + item(i);
    return out + "\n]}";
}

struct Times {
    std::vector<double> all;

    double median() {
        std::sort(all.begin(), all.end());
        return all[all.size() / 2];
    }
    std::string line() {
        char text[80];
        const double middle = median();
        std::snprintf(text, sizeof text, "%.2f (%.2f-%.2f)", middle, all.front(), all.back());
        return text;
    }
};

// A figure of /proc/self/status in MB.
double status_mb(const std::string& name) {
    std::ifstream in("/proc/self/status");
    for (std::string word; in >> word;)
        if (word == name + ':' && in >> word) return std::stod(word) / 1024;
    return 0;
}

// The peak counts from here.
double settled_mb() {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << 5;
    return status_mb("VmRSS");
}

struct Memory {
    double peak = 0, kept = 0;
};

Memory memory_of_one(const std::vector<SourceBytes>& sources, std::size_t items) {
    const double before = settled_mb();
    const auto made = seal(sources, {});
    if (!made || made->edition->statements().size() != items) std::abort();
    const double peak = status_mb("VmHWM");
    return {peak - before, settled_mb() - before};
}

void measure(int items) {
    const std::vector<SourceBytes> sources{{"mfa", "https://mfa.example/feed.json", "en", "auto", feed(items)}};
    const std::string& bytes = sources[0].bytes;
    const Memory memory = memory_of_one(sources, std::size_t(items));

    constexpr int runs = 9;
    const int often = std::max(1, 1000 / items);  // a short feed many times, to be longer than the clock's step
    Times sax, whole, letting_go, ratio;
    const auto time = [&](Times& times, auto work) {
        times.all.push_back(bench::cpu_ms_of(CLOCK_PROCESS_CPUTIME_ID, [&] {
            for (int i = 0; i < often; ++i) work(std::size_t(i));
        }) / often);
    };
    for (int run = 0; run < runs; ++run) {
        time(sax, [&](std::size_t) {
            Nothing nothing;
            if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &nothing)) std::abort();
        });
        std::vector<std::optional<Result<Sealed>>> made(static_cast<std::size_t>(often));
        time(whole, [&](std::size_t i) { made[i] = seal(sources, {}); });
        ratio.all.push_back(whole.all.back() / sax.all.back());
        time(letting_go, [&](std::size_t i) { made[i].reset(); });
    }
    std::printf("%7d  %6.1f  %-22s  %-24s  %5.2f  %7.2f  %9.1f  %9.1f  %9.1f\n", items, double(bytes.size()) / (1 << 20), sax.line().c_str(), whole.line().c_str(),
                ratio.median(), letting_go.median(), memory.peak, memory.kept, memory.peak - memory.kept);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::max(1, std::atoi(argv[i])));
    if (sizes.empty()) sizes = {10, 1000, 10000, 100000};
    std::printf("  items      MB  nlohmann SAX, ms        read and seal, ms         ratio  let go  peak, MB   kept, MB  peak-kept\n");
    std::fflush(stdout);
    for (const int items : sizes) {
        // Each in a process of its own: no memory is left over from the one before.
        if (const pid_t child = fork(); child == 0) {
            measure(items);
            return EXIT_SUCCESS;
        } else {
            int status = 0;
            if (waitpid(child, &status, 0) != child || status != 0) return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
