// SPDX-License-Identifier: EUPL-1.2
#include "app/local_pictures.h"

#include "app/files.h"
#include "picture/prepare.h"

namespace chancery {
namespace {

constexpr std::size_t max_picture_bytes = std::size_t{32} << 20;
constexpr std::size_t max_prepared_bytes = std::size_t{160} << 20;

bool is_beside(const std::string& address) {
    return !address.empty() && address.front() != '/' && address.find("..") == std::string::npos &&
           address.find(':') == std::string::npos;
}

Status make_ready(const Picture& picture, BytesView bytes, Archive& archive, Size screen) {
    if (archive.prepared(picture, screen, max_prepared_bytes)) return {};
    PrepareRequest request;
    request.screen = screen;
    request.focus_x = picture.focus_x;
    request.focus_y = picture.focus_y;
    request.no_crop = picture.no_crop;
    const auto ready = prepare(bytes, request);
    if (!ready) return ready.error();
    return archive.store_prepared(picture, screen, *ready);
}

std::vector<Picture> pictures_of(const Edition& edition) {
    std::vector<Picture> pictures;
    for (const Statement& statement : edition.statements()) {
        if (statement.picture) pictures.push_back(*statement.picture);
        for (const Version& version : statement.versions)
            if (version.picture) pictures.push_back(*version.picture);
    }
    return pictures;
}

}  // namespace

PictureTable prepare_local_pictures(const Edition& edition, const std::string& folder, Archive& archive, Size screen,
                                    const std::stop_token& stop, const std::function<void(std::string)>& note) {
    PictureTable table;
    for (Picture& picture : pictures_of(edition)) {
        if (stop.stop_requested()) break;
        if (!is_beside(picture.url)) continue;
        const std::string path = folder + "/" + picture.url;
        const auto bytes = read_file(path, max_picture_bytes);
        if (!bytes) {
            note(bytes.error().message);
            continue;
        }
        picture.original = sha256(*bytes);
        if (const Status ready = make_ready(picture, *bytes, archive, screen); !ready)
            note(ready.error().within(path).message);
        else table.emplace(picture.url, *picture.original);
    }
    return table;
}

}  // namespace chancery
