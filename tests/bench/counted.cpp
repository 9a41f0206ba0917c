// SPDX-License-Identifier: EUPL-1.2
// One piece of the kiosk's work, done so many times: counted WORK TIMES. Without arguments it lists the pieces. It prints
// nothing else: a tool that counts instructions runs it twice, and the difference is what one more time costs.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

#include "../lab/typography/measure.h"
#include "edition/seal.h"
#include "fakes/made_pictures.h"
#include "picture/own_jpeg.h"
#include "picture/resample.h"
#include "picture/stored.h"
#include "schedule/schedule.h"
#include "screen/blend.h"

using namespace chancery;
using namespace std::chrono_literals;

namespace {

using Work = std::function<void(int)>;

PixelRows frame_of(std::uint32_t seed) {
    PixelRows pixels(1920 * 1080);
    for (std::uint32_t& pixel : pixels) pixel = 0xFF000000U | (seed = seed * 1664525U + 1013904223U) >> 8;
    return pixels;
}

Work crossfade_frame() {
    return [from = frame_of(1), to = frame_of(2), out = frame_of(3)](int time) mutable {
        blend(from.data(), to.data(), out.data(), out.size(), Mixture(1 + time % 255));
    };
}

test::Article article_in(const std::string& language) {
    for (const test::Article& article : test::udhr_articles())
        if ((article.language + "-").starts_with(language + "-") && !article.text.empty()) return article;
    std::fprintf(stderr, "counted: there is no article in %s\n", language.c_str());
    std::exit(EXIT_FAILURE);
}

// Words are fitted and set, and their glyphs drawn, with fonts that are open, as in all pages but the first.
Work page_in(const std::string& language) {
    const std::string words = lab::ninety_words(article_in(language));
    auto typeface = std::make_shared<HarfBuzzTypeface>();
    auto painter = std::make_shared<TextPainter>();
    return [=, pixels = Pixels{{1920, 1080}, frame_of(4)}](int) mutable {
        const SetText set = lab::set_in(*typeface, words, language, lab::columns[0]);
        for (const Line& line : set.pages.at(0).lines)
            for (const GlyphRun& run : line.runs) painter->draw(pixels, run);
    };
}

// As prepare() does it once the child has opened the picture.
Work photograph() {
    constexpr Size original{2000, 1500}, screen{1920, 1080};
    Pixels foreign{original, {}};
    foreign.rows.resize(static_cast<std::size_t>(original.width) * original.height);
    if (!decode_own_jpeg(make_jpeg(original, scenery(original)), original, foreign.rows.data())) std::exit(EXIT_FAILURE);
    return [foreign, pixels = frame_of(5), original, screen](int) mutable {
        Resampler fine(original, cover(original, screen), screen, [&](int y, const std::uint32_t* row) {
            std::copy_n(row, screen.width, pixels.begin() + static_cast<std::ptrdiff_t>(y) * screen.width);
        });
        for (int y = fine.first_row(); y < fine.end_row(); ++y) fine.push(foreign.rows.data() + static_cast<std::ptrdiff_t>(y) * original.width);
        const PixelView painted(screen, pixels.data());
        if (!encode_stored(painted, original)) std::exit(EXIT_FAILURE);
    };
}

std::string feed_of(int items) {
    std::string feed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "Ministry", "language": "en", "items": [)";
    for (int i = 0; i < items; ++i)
        feed += (i ? ", " : "") + (R"({"id": ")" + std::to_string(i)) + R"(", "title": "On peace &amp; security", "date_published": "2026-01-09T10:00:00Z", )"
                R"("content_html": "<p>The Government welcomes the <strong>agreement</strong> that was reached today.</p><ul><li>Food</li><li>Water</li></ul>", )"
                R"("_chancery": {"translations": {"ar": {"title": "بيان بشأن السلام", "content_text": "ترحب الحكومة بالاتفاق."}}}})";
    return feed + "]}";
}

std::vector<SourceBytes> source_of(int items) { return {{"mfa", "https://mfa.example/feed.json", "en", "auto", feed_of(items)}}; }

Work feed_of_a_hundred() {
    return [sources = source_of(100)](int) {
        if (!seal(sources, {})) std::exit(EXIT_FAILURE);
    };
}

Work choice_among_a_thousand() {
    Now now;
    now.wall = *parse_rfc3339("2026-06-03T12:00:00Z");
    now.monotonic = Moment(0s);
    now.trust = ClockTrust::synchronized;
    return [edition = seal(source_of(1000), {})->edition, cue = std::optional<Cue>(), now](int) mutable {
        cue = choose(edition, {}, now, cue);
        cue->until = cue->since + 7s;
        now.monotonic += 7s;
        now.wall += 7s;
    };
}

const std::map<std::string, std::function<Work()>> pieces{
    {"crossfade-frame", crossfade_frame},
    {"page-ar", [] { return page_in("ar"); }},
    {"page-en", [] { return page_in("en"); }},
    {"page-hi", [] { return page_in("hi"); }},
    {"page-ja", [] { return page_in("ja"); }},
    {"page-th", [] { return page_in("th"); }},
    {"feed-of-100", feed_of_a_hundred},
    {"choice-among-1000", choice_among_a_thousand},
    {"photograph", photograph},
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 || !pieces.contains(argv[1])) {
        for (const auto& [name, piece] : pieces) std::printf("%s\n", name.c_str());
        return argc == 1 ? EXIT_SUCCESS : 64;
    }
    Work work = pieces.at(argv[1])();
    for (int time = 0; time < std::atoi(argv[2]); ++time) work(time);
}
