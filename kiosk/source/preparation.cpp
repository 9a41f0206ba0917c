// SPDX-License-Identifier: EUPL-1.2
#include "source/preparation.h"

#include "picture/prepare.h"

namespace chancery {
namespace {

// A prepared form is at most its pixels and a little beside them.
std::size_t most_prepared_bytes(Size screen) {
    return static_cast<std::size_t>(screen.width) * static_cast<std::size_t>(screen.height) * 4 + 64 * 1024;
}

bool is_ready(const Picture& picture, Size screen, Archive& archive) {
    auto stored = archive.prepared(picture, screen, most_prepared_bytes(screen));
    return stored.ok() && StoredPicture::open(*std::move(stored)).ok();
}

Result<Bytes> made_from(BytesView bytes, const Picture& picture, Size screen, const ShareRows& share) {
    return prepare(bytes, {screen, picture.focus_x, picture.focus_y, picture.no_crop}, share);
}

}  // namespace

Status make_ready(const Picture& picture, Size screen, Archive& archive, const ShareRows& share) {
    if (!picture.original) return {ErrorKind::missing, "the picture was never fetched"};
    if (is_ready(picture, screen, archive)) return {};
    const auto original = archive.object(*picture.original, most_picture_bytes);
    if (!original.ok()) return original.error();
    const auto made = made_from(*original, picture, screen, share);
    if (!made.ok()) return made.error();
    return archive.store_prepared(picture, screen, *made);
}

Result<Digest> take_in(BytesView bytes, const Picture& picture, Size screen, Archive& archive, const ShareRows& share) {
    Picture fetched = picture;
    fetched.original = sha256(bytes);
    if (!is_ready(fetched, screen, archive)) {
        const auto made = made_from(bytes, picture, screen, share);
        if (!made.ok()) return made.error();
        const Status stored = archive.store_prepared(fetched, screen, *made);
        if (!stored.ok()) return stored.error();
    }
    return archive.store(bytes);
}

std::vector<std::string> prepare_pictures(const Edition& edition, Size screen, Archive& archive, std::stop_token stop) {
    std::vector<std::string> failed;
    for (const Statement& statement : edition.statements()) {
        if (stop.stop_requested()) break;
        if (!statement.picture || !statement.picture->original) continue;
        const Status ready = make_ready(*statement.picture, screen, archive);
        if (!ready.ok()) failed.push_back("picture " + statement.picture->url + ": " + ready.error().message);
    }
    return failed;
}

}  // namespace chancery
