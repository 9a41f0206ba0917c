// SPDX-License-Identifier: EUPL-1.2
#include "app/stage.h"

namespace chancery {
namespace {

// A prepared 8K picture, raw, with room for its header.
constexpr std::size_t max_prepared_bytes = 160u << 20;

constexpr std::size_t pictures_kept = 1;
constexpr std::size_t sets_kept = 2;

// What tells two prepared pictures apart.
Digest name_of(const Picture& picture) {
    return sha256(picture.original->hex() + ":" + std::to_string(picture.focus_x) + ":" + std::to_string(picture.focus_y) +
                  (picture.no_crop ? ":whole" : ":cropped"));
}

}  // namespace

Stage::Stage(std::vector<Archive*> archives, Typeface& typeface, Theme theme, Viewport viewport)
    : archives_(std::move(archives)), typeface_(typeface), theme_(std::move(theme)), viewport_(std::move(viewport)) {}

std::shared_ptr<const Prepared> Stage::prepared(const Picture& picture) {
    const Digest name = name_of(picture);
    for (const Ready& ready : pictures_)
        if (ready.name == name && ready.size == viewport_.size) return ready.prepared;
    for (Archive* archive : archives_) {
        const auto stored = archive->prepared(picture, viewport_.size, max_prepared_bytes);
        auto read = stored ? read_prepared(*stored) : Result<Prepared>(stored.error());
        if (!read) continue;
        pictures_.push_front({name, viewport_.size, std::make_shared<const Prepared>(*std::move(read))});
        if (pictures_.size() > pictures_kept) pictures_.pop_back();
        return pictures_.front().prepared;
    }
    return nullptr;
}

std::shared_ptr<const Pixels> Stage::pixels(const Digest& name) {
    for (const Set& set : sets_) {
        if (!set.picture || name_of(*set.picture) != name) continue;
        const auto ready = prepared(*set.picture);
        return ready ? std::shared_ptr<const Pixels>(ready, &ready->pixels) : nullptr;
    }
    return nullptr;
}

std::shared_ptr<const std::vector<Page>> Stage::pages(const Cue& cue) {
    for (const Set& set : sets_)
        if (set.edition == cue.edition && set.statement == cue.statement && set.version == cue.version &&
            set.size == viewport_.size)
            return set.pages;

    std::optional<Backdrop> backdrop;
    const auto& picture = cue.text().picture ? cue.text().picture : cue.what().picture;
    const auto ready = picture && picture->original ? prepared(*picture) : nullptr;
    if (ready)
        backdrop = Backdrop{name_of(*picture), ready->luminance.cells.data(), LuminanceMap::columns, LuminanceMap::rows};
    auto pages = std::make_shared<const std::vector<Page>>(
        compose(cue.what(), cue.text(), backdrop, theme_, viewport_, typeface_));
    sets_.push_front({cue.edition, cue.statement, cue.version, viewport_.size, ready ? picture : std::nullopt, pages});
    if (sets_.size() > sets_kept) sets_.pop_back();
    return pages;
}

}  // namespace chancery
