// SPDX-License-Identifier: EUPL-1.2
#include "layout/code_card.h"

#include <unicode/locid.h>

#include <algorithm>
#include <cmath>

#include "layout/contrast.h"
#include "layout/qr_code.h"
#include "layout/reading.h"

namespace chancery {
namespace {

constexpr int quiet_modules = 4;  // ISO/IEC 18004: on each side
// Of the screen's shorter side: a code is a service, not what the page is about.
constexpr double largest_share = 0.3;
// Below this a screen's own pixels are as large as what is drawn with them.
constexpr int fewest_px = 3;
// A scanner tells modules by their lightness.
constexpr double code_contrast = 7;

struct Inks {
    Color ink, ground;
};

// Dark on light, whichever of the two the theme's words are: not every scanner reads a code that is light on dark.
Inks inks_of(const Theme& theme) {
    const double text = relative_luminance(theme.text), ground = relative_luminance(theme.ground);
    const Inks inks = text > ground ? Inks{theme.ground, theme.text} : Inks{theme.text, theme.ground};
    if (contrast_ratio(text, ground) < code_contrast) return {{0, 0, 0, 255}, {255, 255, 255, 255}};
    return inks;
}

std::string host_of(const std::string& link) {
    const std::size_t begin = std::string_view("https://").size();
    std::string host = link.substr(begin, link.find_first_of("/?#:", begin) - begin);
    if (host.starts_with("www.")) host.erase(0, 4);
    return host;
}

std::string own_name(const std::string& language) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(language, error);
    icu::UnicodeString name;
    std::string out;
    locale.getDisplayLanguage(locale, name).toUTF8String(out);
    return out;
}

struct Wanted {
    std::string link, caption, language;
};

std::vector<Wanted> wanted_codes(const Content& content) {
    std::vector<const Version*> versions{&content.version};
    if (content.beside) versions.push_back(content.beside);
    std::erase_if(versions, [](const Version* version) { return !version->link.starts_with("https://"); });
    if (versions.empty()) return {};
    if (versions.size() == 1 || versions[0]->link == versions[1]->link) return {{versions[0]->link, host_of(versions[0]->link), "und"}};
    std::vector<Wanted> wanted;
    for (const Version* version : versions) wanted.push_back({version->link, own_name(version->language), version->language});
    return wanted;
}

struct Caption {
    SetParagraph words;
    std::string text;
};

// On one line. Where a language's name is wider than its plate, as on a tall screen, it is set a little smaller, or its tag
// stands for it: without a caption nobody would know which of two codes is which. A host's name may be missing.
Caption set_caption(const Setting& s, const SlideGrid& grid, const Wanted& wanted, const Color& ink, int width) {
    std::vector<std::pair<std::string, int>> ways{{wanted.caption, grid.label_px}};
    if (wanted.language != "und") {
        ways.emplace_back(wanted.caption, grid.label_px * 17 / 20);
        std::string tag = wanted.language;
        std::transform(tag.begin(), tag.end(), tag.begin(), [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
        ways.emplace_back(tag, grid.label_px);
    }
    ParagraphRequest request;
    request.language = wanted.language;
    request.width = width;
    for (const auto& [text, px] : ways) {
        request.text = text;
        request.style = {text_font(s.theme), px, ink};
        if (SetParagraph words = set_paragraph(s.typeface, request); words.lines.size() == 1 && !words.cuts_words) return {std::move(words), text};
    }
    return {};
}

CodeCard make_card(const Setting& s, const SlideGrid& grid, const Wanted& wanted, QrModules modules, int module_px) {
    const Inks inks = inks_of(s.theme);
    const int side = (modules.side + 2 * quiet_modules) * module_px;
    CodeCard card;
    card.code = {{0, 0, side, side}, modules.side, module_px, std::move(modules.dark), inks.ink, inks.ground};
    Caption caption = set_caption(s, grid, wanted, inks.ink, side - (wanted.language == "und" ? quiet_modules : 2) * module_px);
    card.caption = std::move(caption.words);
    card.size = {side, side};
    card.link = wanted.link;
    if (card.caption.lines.empty()) return card;
    card.caption_text = std::move(caption.text);
    card.size.height += card.caption.height + (quiet_modules / 2) * module_px;
    return card;
}

}  // namespace

bool wants_code(const Setting& s) {
    return s.theme.qr_code && s.viewport.qr_codes && s.content.statement.kind != Statement::Kind::condolence;
}

std::vector<CodeCard> make_code_cards(const Setting& s, const SlideGrid& grid, Size room, double arcmin) {
    if (!wants_code(s)) return {};
    const double minute = arcminute(screen_of(s.viewport), s.viewport.viewing);
    const int most = static_cast<int>(std::lround(arcmin * minute));
    const int least = std::max(static_cast<int>(std::ceil(least_module_arcmin * minute)), fewest_px);
    const int widest = std::min(room.width, static_cast<int>(largest_share * std::min(s.viewport.size.width, s.viewport.size.height)));
    std::vector<CodeCard> cards;
    for (const Wanted& wanted : wanted_codes(s.content)) {
        const auto modules = qr_modules(wanted.link);
        if (!modules) return {};
        int px = std::min(std::max(most, least), widest / (modules->side + 2 * quiet_modules));
        for (; px >= least; --px) {
            CodeCard card = make_card(s, grid, wanted, *modules, px);
            if (card.size.height > room.height) continue;
            cards.push_back(std::move(card));
            break;
        }
        if (px < least) return {};
    }
    return cards;
}

Size size_of(const std::vector<CodeCard>& cards, const SlideGrid& grid) {
    Size size;
    for (const CodeCard& card : cards) {
        size.width += card.size.width + (size.width > 0 ? grid.gap : 0);
        size.height = std::max(size.height, card.size.height);
    }
    return size;
}

void place_code_cards(Page& page, const std::vector<CodeCard>& cards, const SlideGrid& grid, int end_x, int bottom) {
    const Size size = size_of(cards, grid);
    int x = grid.right_to_left ? end_x + size.width : end_x - size.width;
    for (const CodeCard& card : cards) {
        const Rect plate{grid.right_to_left ? x - card.size.width : x, bottom - size.height, card.size.width, size.height};
        x += (card.size.width + grid.gap) * (grid.right_to_left ? -1 : 1);
        Code code = card.code;
        code.area.x = plate.x;
        code.area.y = plate.y;
        page.frame.items.emplace_back(Fill{plate, code.ground});
        page.links.push_back(card.link);
        const Rect caption{plate.x, code.area.bottom() - code.module_px, plate.width, plate.bottom() - code.area.bottom() + code.module_px};
        page.frame.items.emplace_back(std::move(code));
        place(page, card.caption, caption, Side::middle, plate);
        say(page, card.caption_text);
    }
}

}  // namespace chancery
