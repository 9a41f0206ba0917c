// SPDX-License-Identifier: EUPL-1.2
#include "edition/address.h"

#include <libxml/uri.h>

#include <algorithm>
#include <memory>

#include "edition/limits.h"

namespace chancery {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The scheme in lower case; empty for a relative reference.
std::string scheme_of(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == address.npos || colon > 16 || address.find_first_of("/?#") < colon) return {};
    std::string scheme(address.substr(0, colon));
    for (char& c : scheme) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return scheme;
}

std::string percent_encoded(std::string_view text, std::string_view more = "") {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet > ' ' && octet < 0x7F && std::string_view("{}|^`").find(c) == std::string_view::npos &&
            more.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += digits[octet >> 4];
            out += digits[octet & 15];
        }
    }
    return out;
}

std::string joined(const std::string& reference, std::string_view base) {
    const std::unique_ptr<xmlChar, void (*)(void*)> made(
        xmlBuildURI(reinterpret_cast<const xmlChar*>(reference.c_str()),
                    reinterpret_cast<const xmlChar*>(percent_encoded(base).c_str())),
        xmlFree);
    return made ? std::string(reinterpret_cast<const char*>(made.get())) : std::string();
}

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whole, https, and of letters that mean nothing special: as most are, and such a one stays as it is.
bool is_plain_https(std::string_view address) {
    constexpr std::string_view scheme = "https://";
    if (!address.starts_with(scheme)) return false;
    address.remove_prefix(scheme.size());
    const auto is_plain = [](char c) { return is_alphanumeric(c) || c == '/' || c == '-' || c == '.' || c == '_' || c == '~' || c == '=' || c == '&' || c == '?'; };
    return !address.empty() && is_alphanumeric(address.front()) && std::all_of(address.begin(), address.end(), is_plain);
}

// Between "//" and the path.
std::string_view authority_of(std::string_view address) {
    const std::size_t begin = address.find("//");
    if (begin == address.npos) return {};
    return address.substr(begin + 2, address.find_first_of("/?#", begin + 2) - begin - 2);
}

}  // namespace

Result<std::string> resolve_address(std::string_view reference, std::string_view base) {
    const auto refuse = [&](const std::string& why) {
        return Error{ErrorKind::refused, "\"" + std::string(reference.substr(0, 120)) + "\" " + why};
    };
    const std::string_view wanted = trimmed(reference);
    if (wanted.empty()) return refuse("is no address");
    if (wanted.size() > max_url_bytes) return refuse("is longer than " + std::to_string(max_url_bytes) + " bytes");
    if (is_plain_https(wanted)) return std::string(wanted);
    if (wanted.find_first_of("<>\"\\\t\r\n") != wanted.npos) return refuse("is no address");

    const std::string whole = joined(percent_encoded(wanted), base);
    const std::string scheme = scheme_of(whole);
    if (whole.empty() || scheme.empty()) return refuse("is no whole address, and there is none that it could belong to");
    const bool same_as_base = scheme == scheme_of(base) && (scheme == "http" || scheme == "file");
    if (scheme != "https" && !same_as_base) return refuse("is not https");
    const std::string_view authority = authority_of(whole);
    if (authority.find('@') != authority.npos) return refuse("has a user's name in it");
    if (scheme != "file" && authority.empty()) return refuse("names no server");
    return whole;
}

std::string address_of_file(std::string_view path) { return "file://" + percent_encoded(path, "%?#"); }

}  // namespace chancery
