// SPDX-License-Identifier: EUPL-1.2
#include "app/local_pictures.h"

#include "app/files.h"
#include "app/row_worker.h"
#include "edition/pictures.h"
#include "picture/prepare.h"

namespace chancery {
namespace {

constexpr std::size_t max_picture_bytes = std::size_t{32} << 20;
constexpr std::size_t max_prepared_bytes = std::size_t{160} << 20;

constexpr std::string_view local_base = "file:///document/";

// The path below the document's folder; empty where the address lies elsewhere.
std::string path_beside(const std::string& address) {
    if (address.rfind(local_base, 0) != 0 || address.find("..") != std::string::npos) return {};
    return address.substr(local_base.size());
}

Status make_ready(const Picture& picture, BytesView bytes, Archive& archive, Size screen) {
    if (archive.prepared(picture, screen, max_prepared_bytes)) return {};
    PrepareRequest request;
    request.screen = screen;
    request.focus_x = picture.focus_x;
    request.focus_y = picture.focus_y;
    request.no_crop = picture.no_crop;
    const auto ready = prepare(bytes, request, share_once);
    if (!ready) return ready.error();
    return archive.store_prepared(picture, screen, *ready);
}

}  // namespace

PictureTable prepare_local_pictures(const Edition& edition, const std::string& folder, Archive& archive, Size screen,
                                    const std::stop_token& stop, const std::function<void(std::string)>& note) {
    PictureTable table;
    for_each_picture(edition, [&](const Statement&, Picture picture) {
        const std::string beside = path_beside(picture.url);
        if (beside.empty() || stop.stop_requested()) return;
        const std::string path = folder + "/" + beside;
        const auto bytes = read_file(path, max_picture_bytes);
        if (!bytes) return note(bytes.error().message);
        picture.original = sha256(*bytes);
        if (const Status ready = make_ready(picture, *bytes, archive, screen); !ready) note(ready.error().within(path).message);
        else table.emplace(picture.url, *picture.original);
    });
    return table;
}

}  // namespace chancery
