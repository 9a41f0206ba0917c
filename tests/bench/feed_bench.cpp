// SPDX-License-Identifier: EUPL-1.2
// How long a big feed takes, against nlohmann's SAX parser alone on the same bytes.
//
//   feed_bench [ITEMS]      default 10000; prints one line a figure. Build it in release.
#include <malloc.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json.h"
#include "edition/seal.h"

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

// The best of several runs, in milliseconds.
template <class Work>
double fastest(Work work) {
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

long present_kilobytes() {
    malloc_trim(0);
    long pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return resident * 4;
}

}  // namespace

int main(int argc, char** argv) {
    const int items = argc > 1 ? std::atoi(argv[1]) : 10000;
    std::vector<SourceBytes> sources{{"mfa", "https://mfa.example/feed.json", "en", "auto", feed(items)}};
    const std::string& bytes = sources[0].bytes;

    // Memory first: the peak of a process never comes down again.
    const long before = present_kilobytes();
    {
        const auto made = seal(sources, {});
        if (!made || made->edition->statements().size() != static_cast<std::size_t>(items)) return EXIT_FAILURE;
        const long with_edition = present_kilobytes();
        std::printf("%d items, %.1f MB: peak %.1f MB above the bytes, of which %.1f MB stay (edition and report)\n", items, double(bytes.size()) / 1e6,
                    double(peak_kilobytes() - before) / 1e3, double(with_edition - before) / 1e3);
    }
    const double sax = fastest([&] {
        Nothing nothing;
        if (!nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &nothing)) std::abort();
    });
    const double tree = fastest([&] {
        if (!json::parse(bytes, "bench", {.max_bytes = bytes.size(), .max_values = 16'000'000})) std::abort();
    });
    const double whole = fastest([&] {
        if (!seal(sources, {})) std::abort();
    });
    std::printf("nlohmann SAX alone %.1f ms; our document %.1f ms (%.2f times); parse and seal %.1f ms (%.2f times)\n", sax, tree, tree / sax, whole, whole / sax);
    return EXIT_SUCCESS;
}
