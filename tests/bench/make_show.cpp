// SPDX-License-Identifier: EUPL-1.2
// Draws the eight photographs of the comparison into a folder: make_show FOLDER. 12 megapixels each, and the same
// finished for a screen of 1920 × 1080, for the programs that can only show finished pictures.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

#include "fakes/made_pictures.h"
#include "picture/own_jpeg.h"

using namespace chancery;

namespace {

constexpr Size original{4000, 3000};
constexpr Size screen{1920, 1080};

bool save(const std::string& path, const Bytes& bytes) {
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    return file.good();
}

// Each its own: moved along the waves of the scenery.
Paint scene(int number) {
    return [paint = scenery(original), number](int x, int y) { return paint(x + number * 700, y + number * 300); };
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 64;
    for (int number = 1; number <= 8; ++number) {
        const std::string path = std::string(argv[1]) + "/" + std::to_string(number);
        const Bytes photograph = make_jpeg(original, scene(number), {.quality = 90});
        const Result<Bytes> stored = prepare(photograph, {screen});
        const Result<Prepared> finished = stored ? read_prepared(*stored) : Result<Prepared>(stored.error());
        const Result<Bytes> jpeg = finished ? encode_own_jpeg(finished->pixels) : Result<Bytes>(finished.error());
        if (!jpeg || !save(path + ".jpg", photograph) || !save(path + "-finished.jpg", *jpeg)) {
            std::fprintf(stderr, "make_show: cannot make %s.jpg\n", path.c_str());
            return 1;
        }
    }
    return 0;
}
