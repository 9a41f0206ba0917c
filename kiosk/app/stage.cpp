// SPDX-License-Identifier: EUPL-1.2
#include "app/stage.h"

#include <algorithm>

#include "app/assets.h"
#include "base/log.h"
#include "screen/grey.h"

namespace chancery {
namespace {

// A prepared 8K picture, raw, with room for its header.
constexpr std::size_t max_prepared_bytes = 160u << 20;

constexpr std::size_t pictures_kept = 1;
constexpr std::size_t sets_kept = 2;

// Nobody reads a dark screen; now and then the schedule is asked anew.
constexpr Duration dark_dwell{60'000};

// What tells two prepared pictures apart, and so two frames.
Digest name_of(const Picture& picture, bool grey) {
    return sha256(picture.original->hex() + ":" + std::to_string(picture.focus_x) + ":" + std::to_string(picture.focus_y) +
                  (picture.no_crop ? ":whole" : ":cropped") + (grey ? ":grey" : ""));
}

std::vector<Page> dark_page(Size size) {
    Page page;
    page.frame = {size, {Fill{{0, 0, size.width, size.height}, {0, 0, 0, 255}}}};
    page.dwell = dark_dwell;
    return {page};
}

}  // namespace

const Picture* picture_of(const Content& content) {
    const std::optional<Picture>& of_all = content.statement.picture;
    if (content.version.picture && !(content.beside && of_all)) return content.version.picture.get();
    return of_all ? &*of_all : nullptr;
}

Backdrop backdrop_of(const Picture& picture, const Digest& name, const std::uint8_t* light, const Content& content) {
    const bool still = picture.no_motion || picture.no_crop || content.statement.kind == Statement::Kind::condolence;
    const Rare<LocalNames>& names = content.version.names;
    return {name, light, LuminanceMap::columns, LuminanceMap::rows, names && !names->credit.empty() ? names->credit : picture.credit, picture.focus_x, picture.focus_y, still};
}

Stage::Stage(std::vector<Archive*> archives, Typeface& typeface, Looks looks, Viewport viewport, ShareRows share)
    : archives_(std::move(archives)), typeface_(typeface), looks_(std::move(looks)), viewport_(std::move(viewport)), share_(std::move(share)) {
    take_arts();
}

void Stage::resize(Size size) {
    if (size == viewport_.size) return;
    viewport_.size = size;
    take_arts();
}

void Stage::take_arts() {
    arts_.clear();
    take_art(looks_.everyday, false);
    take_art(looks_.mourning, true);
}

void Stage::take_art(Theme& theme, bool grey) {
    theme.art.reset();
    if (theme.art_file.empty() || viewport_.size == Size{}) return;
    auto stored = load_art(theme.art_file, viewport_.size);
    const auto ready = stored ? StoredPicture::open(*stored) : Result<StoredPicture>(stored.error());
    if (!ready) return log::warning(ready.error().message + " (the theme's art is left out)");
    theme.art = Art{sha256(theme.art_file + (grey ? ":grey art" : ":art")), {ready->luminance.cells.begin(), ready->luminance.cells.end()}};
    arts_.push_back({theme.art->name, *std::move(stored), grey});
}

Stage::Ready* Stage::known(const Digest& name) {
    const auto found = std::find_if(pictures_.begin(), pictures_.end(), [&](const Ready& ready) { return ready.name == name && ready.size == viewport_.size; });
    return found == pictures_.end() ? nullptr : &*found;
}

Stage::Ready* Stage::keep(const Digest& name, Result<Bytes> stored, bool grey) {
    auto opened = stored ? StoredPicture::open(*std::move(stored)) : Result<StoredPicture>(stored.error());
    if (!opened) return nullptr;
    pictures_.push_front({name, viewport_.size, grey, *std::move(opened)});
    if (pictures_.size() > pictures_kept) pictures_.pop_back();
    return &pictures_.front();
}

Stage::Ready* Stage::prepared(const Picture& picture, bool grey) {
    const Digest name = name_of(picture, grey);
    Ready* ready = known(name);
    for (auto archive = archives_.begin(); !ready && archive != archives_.end(); ++archive)
        ready = keep(name, (*archive)->prepared(picture, viewport_.size, max_prepared_bytes), grey);
    return ready;
}

Stage::Ready* Stage::by_name(const Digest& name) {
    if (Ready* ready = known(name)) return ready;
    for (const ReadyArt& art : arts_)
        if (art.name == name) return keep(name, art.stored, art.grey);
    for (const Set& set : sets_)
        if (set.picture && name_of(*set.picture, set.key.mourning) == name) return prepared(*set.picture, set.key.mourning);
    return nullptr;
}

std::shared_ptr<const Pixels> Stage::pixels(const Digest& name) {
    for (const auto& [emblem, drawn] : looks_.emblems)
        if (emblem == name) return drawn;
    Ready* const ready = by_name(name);
    if (!ready || ready->pixels) return ready ? ready->pixels : nullptr;
    Pixels drawn;
    if (!ready->stored.decode(drawn, share_)) return nullptr;
    return ready->pixels = std::make_shared<const Pixels>(ready->grey ? in_grey(std::move(drawn)) : std::move(drawn));
}

bool Stage::paint(const Digest& name, Pixels& page) {
    const Ready* const ready = by_name(name);
    if (!ready || ready->pixels || ready->stored.size != page.size || !ready->stored.decode(page, share_)) return false;
    if (ready->grey) page = in_grey(std::move(page));
    return true;
}

PictureLookup Stage::pictures() {
    return {[this](const Digest& name) { return pixels(name); }, [this](const Digest& name, Pixels& page) { return paint(name, page); }};
}

Frame Stage::with(const Notice& notice, Frame page) {
    if (notice_box_.empty() || notice_ != notice || notice_size_ != page.size) notice_box_ = set_notice(notice, page.size, typeface_);
    notice_ = notice;
    notice_size_ = page.size;
    page.items.insert(page.items.end(), notice_box_.begin(), notice_box_.end());
    return page;
}

void Stage::take_footer(FooterRules rules) {
    footer_ = std::move(rules);
    viewport_.footer = footer_.plan();
    sets_.clear();
    feet_.clear();
}

Frame Stage::with(const FooterWords& words, const Page& page) {
    Frame frame = page.frame;
    if (!page.footer) return frame;
    auto known = std::find_if(feet_.begin(), feet_.end(), [&](const Foot& foot) { return foot.place == *page.footer && foot.words == words; });
    if (known == feet_.end()) {
        feet_.push_front({*page.footer, words, set_footer(*page.footer, words, typeface_)});
        if (feet_.size() > sets_kept) feet_.pop_back();
        known = feet_.begin();
    }
    frame.foot = known->footing;
    return frame;
}

std::shared_ptr<const std::vector<Page>> Stage::pages(const Cue& cue) {
    if (cue.dark) return std::make_shared<const std::vector<Page>>(dark_page(viewport_.size));
    const Key key = key_of(cue);
    for (const Set& set : sets_)
        if (set.key == key) return set.pages;

    const Content content{cue.what(), cue.text(), cue.beside ? &cue.what().versions.at(*cue.beside) : nullptr};
    std::optional<Backdrop> backdrop;
    const Picture* const picture = picture_of(content);
    const Ready* const ready = picture && picture->original ? prepared(*picture, cue.mourning) : nullptr;
    const bool whole = ready && (picture->no_crop || ready->stored.whole);
    if (ready) backdrop = backdrop_of(*picture, ready->name, ready->stored.luminance.cells.data(), content);
    if (whole) backdrop->whole = whole_on(ready->stored.original, viewport_.size);
    auto pages = std::make_shared<const std::vector<Page>>(
        compose(content, backdrop, cue.mourning ? looks_.mourning : looks_.everyday, viewport_, typeface_));
    sets_.push_front({key, ready ? std::optional(*picture) : std::nullopt, pages, ready ? ready->stored.original : Size{}, whole});
    if (sets_.size() > sets_kept) sets_.pop_back();
    return pages;
}

std::optional<Stage::Enlargement> Stage::enlargement(const Cue& cue) {
    pages(cue);
    const auto found = std::find_if(sets_.begin(), sets_.end(), [&](const Set& set) { return !cue.dark && set.key == key_of(cue); });
    if (found == sets_.end() || !found->picture || found->original == Size{}) return std::nullopt;
    const double across = static_cast<double>(viewport_.size.width) / found->original.width;
    const double down = static_cast<double>(viewport_.size.height) / found->original.height;
    if (found->whole) return Enlargement{found->original, std::min(across, down)};
    return Enlargement{found->original, std::max(across, down), std::min(across, down) / std::max(across, down)};
}

}  // namespace chancery
