// SPDX-License-Identifier: EUPL-1.2
#include "measure.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include "../../bench/processor_time.h"
#include "layout/shaped_text.h"

namespace chancery::lab {
namespace {

constexpr Color white{255, 255, 255, 255};

Pixels blank(int width, int height) {
    return {{width, height}, PixelRows(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF000000)};
}

// The rows that a line really inks, by drawing it alone; and whether ink stands at the strip's sides.
struct InkRows {
    int first = -1, last = -1;
    bool leaves_box = false;
};

constexpr int side = 60;  // around the box, to see what stands out of it

InkRows inked_rows(TextPainter& painter, const Line& line, const Column& column, Pixels& strip) {
    std::fill(strip.rows.begin(), strip.rows.end(), 0xFF000000);
    InkRows rows;
    // Some letters have ink before their origin or behind their advance, a fifth of an em at most.
    const int outside = column.px * 3 / 16;
    for (GlyphRun run : line.runs) {
        run.x += side;
        run.baseline = strip.size.height / 2;
        painter.draw(strip, run);
    }
    for (int y = 0; y < strip.size.height; ++y)
        for (int x = 0; x < strip.size.width; ++x) {
            if ((strip.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.size.width) + static_cast<std::size_t>(x)] & 255) < 48) continue;
            if (rows.first < 0) rows.first = y - strip.size.height / 2;
            rows.last = y - strip.size.height / 2;
            rows.leaves_box = rows.leaves_box || x < side - outside || x >= side + column.width + outside;
        }
    return rows;
}

struct BoxFaults {
    int overflowing = 0, clipped = 0, touching = 0, pages = 0, lines = 0;
};

BoxFaults faults_of(const SetText& set, const Column& column, TextPainter* painter, Pixels& strip) {
    BoxFaults faults;
    for (const TextPage& page : set.pages) {
        ++faults.pages;
        faults.overflowing += page.height > column.height ? 1 : 0;
        int last_ink = 0;
        for (const Line& line : page.lines) {
            ++faults.lines;
            faults.overflowing += line.width > column.width + 0.01 ? 1 : 0;
            if (painter == nullptr) continue;
            const InkRows rows = inked_rows(*painter, line, column, strip);
            faults.clipped += rows.leaves_box || line.baseline + rows.first < 0 || line.baseline + rows.last > column.height ? 1 : 0;
            faults.touching += line.baseline + rows.first <= last_ink && last_ink > 0 ? 1 : 0;
            last_ink = line.baseline + rows.last;
        }
    }
    return faults;
}

}  // namespace

std::string ninety_words(const test::Article& article) {
    std::string words = article.text;
    while (!words.empty() && std::count(words.begin(), words.end(), ' ') < 90 && words.size() < 600) words += " " + article.text;
    return words;
}

SetText set_in(Typeface& typeface, const std::string& text, const std::string& language, const Column& column) {
    const std::vector<Block> blocks = {{Block::Kind::paragraph, text, {}}};
    TextRequest request;
    request.blocks = &blocks;
    request.language = language;
    request.style.px = column.px;
    request.style.color = white;
    request.floor_px = column.floor;
    request.width = column.width;
    request.height = column.height;
    return set_text(typeface, request);
}

void report_coverage() {
    HarfBuzzTypeface typeface;
    std::string missing;
    std::size_t languages = 0;
    for (const auto& article : test::udhr_articles()) {
        ++languages;
        ShapedText text(typeface, article.title + " " + article.text, article.language, {}, nullptr);
        if (text.missing_glyphs() > 0) missing += " " + article.code;
    }
    std::printf("| languages of `udhr-articles.json` with a missing glyph | %s of %zu |\n", missing.empty() ? "0" : missing.c_str(), languages);
}

void report_boxes() {
    HarfBuzzTypeface typeface;
    TextPainter painter;
    for (const Column& column : columns) {
        BoxFaults all;
        Pixels strip = blank(column.width + 2 * side, 8 * column.px);
        for (const auto& article : test::udhr_articles()) {
            const BoxFaults faults = faults_of(set_in(typeface, ninety_words(article), article.language, column), column, &painter, strip);
            all.overflowing += faults.overflowing;
            all.clipped += faults.clipped;
            all.touching += faults.touching;
            all.pages += faults.pages;
            all.lines += faults.lines;
        }
        std::printf("| %s, 90 words: overflowing, clipped, touching (of %d lines on %d pages), in drawn pixels | %d, %d, %d |\n", column.screen, all.lines, all.pages,
                    all.overflowing, all.clipped, all.touching);
    }
}

void report_browser() {
    HarfBuzzTypeface typeface;
    std::map<std::string, test::Article> articles;
    for (auto& article : test::udhr_articles()) articles[article.code] = article;
    std::size_t same = 0, all = 0;
    std::vector<double> errors;
    for (const auto& reference : test::browser_lines()) {
        const auto& article = articles.at(reference.code);
        ShapedText text(typeface, article.text, article.language, {}, nullptr);
        const SetParagraph set = text.lay_out({48, 1200, {}, Breaking::greedy, false});
        std::vector<int> starts;
        for (const Line& line : set.lines)
            starts.push_back(static_cast<int>(std::lower_bound(text.text().source.begin(), text.text().source.end(), line.begin) - text.text().source.begin()));
        ++all;
        if (starts != reference.starts) continue;
        ++same;
        for (std::size_t i = 0; i < set.lines.size(); ++i) errors.push_back(std::abs(set.lines[i].width - reference.widths[i]));
    }
    std::printf("| lines broken as in Chromium 156 (greedy) | %zu of %zu entries, %.1f %% |\n", same, all, 100.0 * static_cast<double>(same) / static_cast<double>(all));
    std::printf("| width error of those %zu lines: median, 99th percentile, largest | %.3f, %.3f, %.2f px |\n", errors.size(), at_share(errors, 0.5), at_share(errors, 0.99), at_share(errors, 1));
}

void report_quality() {
    HarfBuzzTypeface typeface;
    for (const auto& [breaking, name] : {std::pair(Breaking::greedy, "greedy"), std::pair(Breaking::optimal, "optimal")}) {
        std::vector<double> last_lines, raggedness;
        int lone = 0;
        for (const auto& article : test::udhr_articles()) {
            if (article.text.empty()) continue;
            ShapedText text(typeface, ninety_words(article), article.language, {}, nullptr);
            const SetParagraph set = text.lay_out({50, 1600, {}, breaking});
            if (set.lines.size() < 2) continue;
            double widest = 0, sum = 0, squares = 0;
            for (const Line& line : set.lines) {
                widest = std::max(widest, line.width);
                sum += line.width;
                squares += line.width * line.width;
            }
            const auto count = static_cast<double>(set.lines.size());
            last_lines.push_back(set.lines.back().width / widest);
            raggedness.push_back(std::sqrt(std::max(0.0, squares / count - sum * sum / (count * count))) / 1600);
            lone += set.lines.back().width < widest / 4 ? 1 : 0;
        }
        std::printf("| 90 words, %s: short last lines; last line / widest (median); raggedness (median) | %d; %.2f; %.3f |\n", name, lone, at_share(last_lines, 0.5), at_share(raggedness, 0.5));
    }
}

// Of the processor, so that the worst of many languages is not the one that another program met.
void report_layout_time() {
    HarfBuzzTypeface typeface;
    std::vector<double> times;
    std::string slowest;
    double worst = 0;
    for (const auto& article : test::udhr_articles()) {
        if (article.text.empty()) continue;
        const std::string words = ninety_words(article);
        set_in(typeface, words, article.language, columns[0]);  // fonts are open
        std::vector<double> thrice(3);
        for (double& time : thrice) time = bench::cpu_ms_of(CLOCK_THREAD_CPUTIME_ID, [&] { set_in(typeface, words, article.language, columns[0]); });
        times.push_back(bench::median(thrice));
        if (times.back() > worst) worst = times.back(), slowest = article.language;
    }
    std::printf("| fit and layout of 90 words: median, 95th percentile, worst | %.2f, %.2f, %.1f ms (%s) |\n", at_share(times, 0.5), at_share(times, 0.95), worst, slowest.c_str());
}

void report_drawing_time() {
    HarfBuzzTypeface typeface;
    std::vector<double> cold, warm, steps;
    for (const auto& article : test::udhr_articles()) {
        if (article.text.empty()) continue;
        const SetText set = set_in(typeface, ninety_words(article), article.language, columns[0]);
        TextPainter painter;
        Pixels pixels = blank(1920, 1080);
        for (std::vector<double>* times : {&cold, &warm}) {
            double page = 0;
            for (const Line& line : set.pages.at(0).lines)
                for (const GlyphRun& run : line.runs) {
                    const double step = bench::cpu_ms_of(CLOCK_THREAD_CPUTIME_ID, [&] { painter.draw(pixels, run); });
                    page += step;
                    if (times == &warm) steps.push_back(step);
                }
            times->push_back(page);
        }
    }
    std::printf("| drawing a page of text on 1920×1080, fonts open: median, 95th percentile, worst | %.1f, %.1f, %.1f ms |\n", at_share(warm, 0.5), at_share(warm, 0.95), at_share(warm, 1));
    std::printf("| … with its fonts still to be opened: median, 95th percentile | %.1f, %.1f ms |\n", at_share(cold, 0.5), at_share(cold, 0.95));
    std::printf("| … one step of it (a run): median, 95th percentile, worst | %.2f, %.2f, %.1f ms |\n", at_share(steps, 0.5), at_share(steps, 0.95), at_share(steps, 1));
}

void report_memory() {
    const auto resident = [](const char* what) {
        std::ifstream in("/proc/self/smaps_rollup");
        double rss = 0, pss = 0;
        for (std::string line; std::getline(in, line);) {
            if (line.rfind("Rss:", 0) == 0) rss = std::stod(line.substr(4)) / 1024;
            if (line.rfind("Pss:", 0) == 0) pss = std::stod(line.substr(4)) / 1024;
        }
        std::printf("| resident memory after drawing %s: RSS, PSS | %.1f, %.1f MB |\n", what, rss, pss);
    };
    HarfBuzzTypeface typeface;
    TextPainter painter;
    Pixels pixels = blank(64, 64);
    const auto draw = [&](const char* text, const char* language) {
        const SetText set = set_in(typeface, text, language, columns[0]);
        for (const Line& line : set.pages.at(0).lines)
            for (const GlyphRun& run : line.runs) painter.draw(pixels, run);
    };
    draw("All human beings are born free and equal in dignity and rights.", "en");
    resident("Latin text");
    draw("يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.", "ar");
    draw("人人生而自由，在尊严和权利上一律平等。", "zh-Hans");
    resident("Latin, Arabic and Chinese text");
    draw("すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。", "ja");
    draw("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", "ko");
    resident("these and Japanese and Korean text");
}

}  // namespace chancery::lab
