// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <tuple>

#include "app/commands/commands.h"
#include "app/exit_codes.h"
#include "app/files.h"
#include "app/contact_sheet.h"
#include "app/preview_show.h"
#include "picture/png.h"
#include "screen/canvas.h"
#include "screen/text_painter.h"

namespace chancery {
namespace {

// A day of eight-second pages, and more than anyone will look through.
constexpr std::size_t most_slides = 12'000;

// Draws pages into pictures, one at a time.
class Printer {
public:
    Printer(std::string folder, Stage& stage)
        : folder_(std::move(folder)), stage_(stage), canvas_([this](Pixels& pixels, const GlyphRun& run) { painter_.draw(pixels, run); }) {}

    // Writes the picture of the cue's page and tells how its words stand out.
    Result<Contrast> print(const Page& page, const std::string& file) {
        draw(without_text(page.frame), ground_);
        draw(page.frame, page_);
        const auto png = encode_png(page_);
        if (!png) return png.error();
        if (const Status written = write_passing_file(folder_ + "/" + file, *png); !written) return written.error();
        return measure_contrast(page.frame, ground_, page_);
    }

private:
    void draw(const Frame& frame, Pixels& into) {
        canvas_.begin(frame, stage_.pictures(), into);
        while (canvas_.draw_next()) {}
    }

    std::string folder_;
    Stage& stage_;
    TextPainter painter_;
    Canvas canvas_;
    Pixels ground_, page_;
};

std::string slide_name(std::size_t number, const Cue& cue) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + "-" + cue.text().language + ".png";
}

// Of pages that were drawn already, so many in a row say that there are no others: a shuffle repeats some before all came.
constexpr std::size_t most_repeated = 200;

Slide slide_of(const Cue& cue, std::size_t number) {
    Slide slide;
    slide.file = slide_name(number, cue);
    slide.statement = cue.what().id;
    slide.language = cue.text().language;
    if (cue.beside) slide.beside = cue.what().versions.at(*cue.beside).language;
    slide.why = cue.why;
    slide.page = cue.page;
    slide.pages = cue.pages;
    return slide;
}

// Every page once, or every page that is on until the time is over.
Result<std::vector<Slide>> draw_slides(Walk& walk, Stage& stage, Printer& printer, const RenderOptions& options, const Zone& zone) {
    std::vector<Slide> slides;
    std::map<std::tuple<const Edition*, std::size_t, std::size_t, std::optional<std::size_t>, std::size_t, bool, bool>, std::size_t> seen;
    std::size_t repeated = 0;
    std::optional<Instant> end;
    while (slides.size() < most_slides) {
        const Cue& cue = walk.next();
        if (options.length && !end) end = walk.time() + *options.length;
        if (end && walk.time() >= *end) break;
        const auto [known, fresh] = seen.emplace(std::tuple(cue.edition.get(), cue.statement, cue.version, cue.beside, cue.page, cue.mourning, cue.dark), slides.size());
        if (!fresh && !end && ++repeated > most_repeated) break;
        if (!fresh && end) note_day(slides[known->second], walk.time(), zone);
        if (!fresh) continue;
        repeated = 0;
        Slide slide = slide_of(cue, slides.size() + 1);
        note_day(slide, walk.time(), zone);
        const auto contrast = printer.print(walk.page(), slide.file);
        if (!contrast) return contrast.error();
        slide.contrast = *contrast;
        slide.set = walk.page();
        const auto& items = slide.set.frame.items;
        if (std::any_of(items.begin(), items.end(), [](const FrameItem& item) { return std::holds_alternative<Image>(item); })) slide.picture = stage.enlargement(cue);
        slide.set.frame = {};
        slide.set.dwell = cue.until - cue.since;
        slides.push_back(std::move(slide));
        std::cerr << "\r" << slides.size() << " pages" << std::flush;
    }
    std::cerr << "\n";
    return slides;
}

Status write_lists(const RenderOptions& options, const std::vector<Slide>& slides, const Zone& zone) {
    if (const Status json = write_passing_file(options.out + "/render.json", sheet_json(options.size, slides)); !json) return json;
    return write_passing_file(options.out + "/index.html", sheet_html(options.size, slides, zone));
}

int fail(const Error& error, int code) {
    std::cerr << error.message << "\n";
    return code;
}

}  // namespace

int render_show(const RenderOptions& options) {
    auto preview = make_preview(options);
    if (!preview) return fail(preview.error(), exit_code(preview.error().kind));
    PreviewShow show(*preview, options);
    Printer printer(options.out, show.stage());
    const Zone zone(show.time_zone());
    const auto slides = draw_slides(show.walk(), show.stage(), printer, options, zone);
    if (!slides) return fail(slides.error(), exit_cannot_create);
    if (const Status lists = write_lists(options, *slides, zone); !lists) return fail(lists.error(), exit_cannot_create);
    std::cout << slides->size() << " pages in " << options.out << "\n";
    return exit_ok;
}

}  // namespace chancery
