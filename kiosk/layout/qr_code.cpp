// SPDX-License-Identifier: EUPL-1.2
#include "layout/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace chancery {
namespace {

constexpr int largest_version = 10;
constexpr int case_counts = 1;

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};
using Handle = std::unique_ptr<QRcode, Free>;

Handle encode(const std::string& text, QRecLevel level) {
    return Handle(QRcode_encodeString(text.c_str(), 0, level, QR_MODE_8, case_counts));
}

}  // namespace

std::optional<QrModules> qr_modules(const std::string& text) {
    if (text.empty()) return std::nullopt;
    Handle code = encode(text, QR_ECLEVEL_L);
    if (!code || code->version > largest_version) return std::nullopt;
    for (const QRecLevel level : {QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H}) {
        Handle safer = encode(text, level);
        if (!safer || safer->version > code->version) break;
        code = std::move(safer);
    }
    QrModules modules{code->width, {}};
    const int count = code->width * code->width;
    for (int i = 0; i < count; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
    return modules;
}

}  // namespace chancery
