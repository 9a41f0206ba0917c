// SPDX-License-Identifier: EUPL-1.2
#include "picture/row_source.h"

#include <unistd.h>

#include "picture/avif_library.h"

namespace chancery {

void Exit::with(Verdict verdict) const {
    *told_ = verdict;
    _exit(0);
}

std::unique_ptr<RowSource> open_picture(BytesView bytes, const Exit& exit, const PictureGround& ground) {
    constexpr BytesView jpeg("\xFF\xD8\xFF"), png("\x89PNG\r\n\x1A\n"), riff("RIFF"), webp("WEBP");
    if (bytes.substr(0, jpeg.size()) == jpeg) return open_jpeg(bytes, exit);
    if (bytes.substr(0, png.size()) == png) return open_png(bytes, exit, ground);
    if (bytes.size() >= 12 && bytes.substr(0, 4) == riff && bytes.substr(8, 4) == webp) return open_webp(bytes, exit, ground);
    if (is_avif(bytes)) return open_avif(bytes, exit, ground);
    exit.with(Verdict::unknown_format);
}

}  // namespace chancery
