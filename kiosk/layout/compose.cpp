// SPDX-License-Identifier: EUPL-1.2
#include "layout/compose.h"

#include "layout/bleed.h"
#include "layout/setting.h"

namespace chancery {
namespace {

bool has_words(const Version& version) { return !version.title.empty() || !version.body.empty(); }

// What stands for a picture that is not at hand: its caption, else what it shows.
Version in_words(const Content& content) {
    Version words = content.version;
    if (!words.summary.empty()) return words;
    if (words.picture) words.summary = words.picture->alt;
    else if (content.statement.picture) words.summary = content.statement.picture->alt;
    return words;
}

// How long words come in: not where nothing may move.
Duration reveal_of(const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme) {
    const bool still = (backdrop && backdrop->still) || content.statement.kind == Statement::Kind::condolence;
    return still ? Duration(0) : Duration(theme.reveal_ms);
}

Rect moved(const Rect& area, const Rect& part) { return {area.x + part.x, area.y + part.y, area.width, area.height}; }

std::vector<Page> compose_kind(const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme,
                               const Viewport& viewport, Typeface& typeface) {
    const Setting setting{content, backdrop, theme, viewport, typeface};
    if (has_words(content.version))
        return content.beside && has_words(*content.beside) ? side_by_side(setting) : one_language(setting);
    if (backdrop)
        if (auto pages = picture_alone(setting); !pages.empty()) return pages;
    const Version words = in_words(content);
    const Content said{content.statement, words};
    return one_language({said, backdrop, theme, viewport, typeface});
}

std::vector<Page> compose_whole(const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme,
                                Viewport viewport, Typeface& typeface) {
    if (content.statement.kind == Statement::Kind::condolence) viewport.footer = {};
    std::vector<Page> pages = compose_kind(content, backdrop, theme, viewport, typeface);
    for (Page& page : pages) page.frame.reveal = reveal_of(content, backdrop, theme);
    return pages;
}

}  // namespace

std::vector<Page> compose(const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme,
                          const Viewport& viewport, Typeface& typeface) {
    if (viewport.safe == SafeArea{}) return compose_whole(content, backdrop, theme, viewport, typeface);
    const Rect part = safe_part(viewport.size, viewport.safe);
    const PartOfBackdrop seen(backdrop, part, viewport.size);
    Viewport within = viewport;
    within.size = {part.width, part.height};
    within.safe = {};
    within.whole = viewport.size;
    std::vector<Page> pages = compose_whole(content, seen.backdrop(), theme, within, typeface);
    for (Page& page : pages) {
        bleed(page.frame, part, viewport.size);
        if (page.footer) page.footer->area = moved(page.footer->area, part);
    }
    return pages;
}

}  // namespace chancery
