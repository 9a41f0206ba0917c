// SPDX-License-Identifier: EUPL-1.2
#include "base/language.h"

#include <algorithm>

namespace chancery {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool in_language_range(std::string_view tag, std::string_view range) {
    if (tag.size() < range.size() || !equal_ignoring_case(tag.substr(0, range.size()), range)) return false;
    return tag.size() == range.size() || tag[range.size()] == '-';
}

bool same_language(std::string_view a, std::string_view b) {
    return equal_ignoring_case(a.substr(0, a.find('-')), b.substr(0, b.find('-')));
}

}  // namespace chancery
