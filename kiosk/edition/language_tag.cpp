// SPDX-License-Identifier: EUPL-1.2
#include "edition/language_tag.h"

#include <algorithm>

namespace chancery {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// "hant" → "Hant", "tw" → "TW", the rest in lower case; after a singleton ("-u-") nothing is a script or a region.
std::string spelled(std::string_view subtag, bool first, bool after_singleton) {
    std::string out(subtag);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    if (first || after_singleton || !std::all_of(out.begin(), out.end(), is_letter)) return out;
    if (out.size() == 4) out[0] = upper(out[0]);
    if (out.size() == 2) std::transform(out.begin(), out.end(), out.begin(), upper);
    return out;
}

}  // namespace

std::optional<std::string> language_tag(std::string_view text) {
    if (text.size() > 64) return std::nullopt;
    std::string out;
    bool singleton = false;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("-_", at), text.size());
        const std::string_view subtag = text.substr(at, end - at);
        const bool first = at == 0;
        const bool good = first ? (subtag.size() == 2 || subtag.size() == 3) && std::all_of(subtag.begin(), subtag.end(), is_letter)
                                : !subtag.empty() && subtag.size() <= 8 && std::all_of(subtag.begin(), subtag.end(), is_alphanumeric);
        if (!good) return std::nullopt;
        out += (first ? "" : "-") + spelled(subtag, first, singleton);
        singleton = singleton || subtag.size() == 1;
        at = end + 1;
    }
    return out;
}

}  // namespace chancery
