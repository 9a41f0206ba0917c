// SPDX-License-Identifier: EUPL-1.2
#include "archive/directory.h"

#include <algorithm>

namespace chancery {
namespace {

bool is_plain_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= 255 && name.front() != '.' && std::ranges::all_of(name, is_plain_letter);
}

}  // namespace

bool is_plain_path(std::string_view path) {
    for (;;) {
        const auto slash = path.find('/');
        if (!is_plain_name(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace chancery
