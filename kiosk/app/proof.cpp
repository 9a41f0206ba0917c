// SPDX-License-Identifier: EUPL-1.2
#include "app/proof.h"

#include <array>
#include <memory>
#include <string>

#include "edition/edition_digest.h"
#include "schedule/versions.h"
#include "screen/harfbuzz_typeface.h"

namespace chancery {
namespace {

// As light as a picture can be: what is said upon it needs the strongest veil.
constexpr std::array<std::uint8_t, LuminanceMap::columns * LuminanceMap::rows> white = [] {
    std::array<std::uint8_t, LuminanceMap::columns * LuminanceMap::rows> cells{};
    cells.fill(255);
    return cells;
}();

// Shapes that a picture shown whole may turn out to have, of those that leave least room to words. One that must not be cropped
// may have any; another is shown whole only where filling the screen would leave less than half of it (picture/prepare.h), and
// of those it is the one just beyond that, upright and lying.
std::vector<Size> shapes_shown_whole(const Picture& picture, Size screen) {
    if (picture.no_crop) return {{16, 9}, {1, 1}, {9, 16}};
    return {{screen.width, screen.height * 2 + 1}, {screen.width * 2 + 1, screen.height}};
}

// Without a picture, with one that fills the screen, and with one that is shown whole.
std::vector<std::optional<Backdrop>> backdrops_for(const Content& content, Size screen) {
    std::vector<std::optional<Backdrop>> backdrops{std::nullopt};
    const Picture* const picture = picture_of(content);
    if (!picture || !picture->original) return backdrops;
    Backdrop backdrop = backdrop_of(*picture, *picture->original, white.data(), content);
    backdrops.emplace_back(backdrop);
    for (const Size shape : shapes_shown_whole(*picture, screen)) {
        backdrop.whole = whole_on(shape, screen);
        if (backdrop.whole) backdrops.emplace_back(backdrop);
    }
    return backdrops;
}

Status whole(const std::vector<Page>& pages, const Content& content) {
    for (const Page& page : pages)
        if (page.clipped)
            return {ErrorKind::refused, "statement \"" + content.statement.id + "\" (" + content.version.language +
                                            (content.beside ? " beside " + content.beside->language : "") + ") does not fit its page"};
    return {};
}

// Every list of languages that a round may go by.
std::vector<std::vector<std::string>> wanted_lists(const Rotation& rotation, const Edition& edition) {
    std::vector<std::vector<std::string>> lists{rotation.languages};
    for (const Playlist& playlist : edition.playlists())
        if (!playlist.languages.empty()) lists.push_back(playlist.languages);
    return lists;
}

// The languages of every guest that may come, and nobody's.
std::vector<std::vector<std::string>> guest_lists(const Rotation& rotation, const Edition& edition) {
    std::vector<std::vector<std::string>> lists{{}};
    for (const ProtocolDays& days : rotation.protocols) lists.push_back(days.protocol.languages);
    for (const Playlist& playlist : edition.playlists())
        if (playlist.protocol) lists.push_back(playlist.protocol->languages);
    return lists;
}

}  // namespace

Proof::Proof(Looks looks, Size screen, Rotation rotation, const Edition* shown)
    : looks_(std::move(looks)), screen_(screen), rotation_(std::move(rotation)) {
    if (!shown) return;
    for (const Statement& statement : shown->statements()) proven_.emplace(digest_of(statement), pairs_of(statement, *shown));
}

Status Proof::prove(const Edition& edition, const SetPages& set) {
    Proven proven;
    std::size_t ways = 0;
    for (const Statement& statement : edition.statements()) {
        std::pair<Digest, Pairs> self(digest_of(statement), pairs_of(statement, edition));
        if (!proven_.contains(self)) {
            if (const Status first = set_first(statement, set); !first) return first;
            if (ways >= most_ways) continue;  // and once more with the next edition
            if (const Status otherwise = set_otherwise(statement, self.second, set, ways); !otherwise) return otherwise;
        }
        proven.insert(std::move(self));
    }
    proven_ = std::move(proven);
    return {};
}

// Any two that follow each other in a round of languages.
Proof::Pairs Proof::pairs_of(const Statement& statement, const Edition& edition) const {
    const auto& playlists = edition.playlists();
    const bool asked = rotation_.side_by_side || std::ranges::any_of(playlists, [](const Playlist& playlist) { return playlist.side_by_side.value_or(false); });
    Pairs pairs;
    if (!asked || statement.versions.size() < 2) return pairs;
    for (const auto& wanted : wanted_lists(rotation_, edition))
        for (const auto& guest : guest_lists(rotation_, edition)) {
            const auto order = versions_to_show(statement, wanted, guest);
            for (std::size_t n = 1; n < order.size(); ++n) pairs.emplace(order[n - 1], order[n]);
        }
    return pairs;
}

Status Proof::set_first(const Statement& statement, const SetPages& set) const {
    for (const Version& version : statement.versions) {
        const Content content{statement, version};
        if (const Status set_whole = whole(set(content, std::nullopt, looks_.everyday), content); !set_whole) return set_whole;
    }
    return {};
}

Status Proof::set_otherwise(const Statement& statement, const Pairs& pairs, const SetPages& set, std::size_t& ways) const {
    std::vector<Content> contents;
    for (const Version& version : statement.versions) contents.push_back({statement, version});
    for (const auto& [first, second] : pairs) contents.push_back({statement, statement.versions[first], &statement.versions[second]});
    for (const Content& content : contents)
        for (const auto& backdrop : backdrops_for(content, screen_))
            for (const Theme* theme : {&looks_.everyday, &looks_.mourning}) {
                if (!content.beside && !backdrop && theme == &looks_.everyday) continue;  // the first way
                ++ways;
                if (const Status set_whole = whole(set(content, backdrop, *theme), content); !set_whole) return set_whole;
            }
    return {};
}

std::function<Status(const Edition&)> proof_of(Looks looks, Viewport viewport, Rotation rotation, const EditionPtr& shown) {
    const auto proof = std::make_shared<Proof>(std::move(looks), viewport.size, std::move(rotation), shown.get());
    return [proof, viewport = std::move(viewport)](const Edition& edition) {
        HarfBuzzTypeface typeface;
        return proof->prove(edition, [&](const Content& content, const std::optional<Backdrop>& backdrop, const Theme& theme) {
            auto pages = compose(content, backdrop, theme, viewport, typeface);
            // Any title may be that of the next event.
            for (const Page& page : pages)
                if (page.footer) (void)set_footer(*page.footer, {{"Brussels 14:05"}, page.title}, typeface);
            return pages;
        });
    };
}

}  // namespace chancery
