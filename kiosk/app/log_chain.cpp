// SPDX-License-Identifier: EUPL-1.2
#include "app/log_chain.h"

#include <charconv>

namespace chancery {
namespace {

constexpr std::string_view number_mark = "{\"n\":", prev_mark = ",\"prev\":\"", hash_mark = ",\"hash\":\"", line_mark = "\"}";
constexpr std::size_t hex_length = 64;
constexpr std::size_t tail_length = hash_mark.size() + hex_length + line_mark.size();

struct Link {
    std::uint64_t number = 0;
    Digest prev, hash;
};

bool take(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

// A number as chain_line() writes it, so that every line has one spelling alone.
std::optional<std::uint64_t> take_number(std::string_view& text) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number == 0 || text.front() == '0') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return number;
}

// A line (without its end) that is whole in itself.
std::optional<Link> read_link(std::string_view line) {
    if (line.size() > max_log_line_bytes || line.size() < tail_length) return std::nullopt;
    std::string_view head = line.substr(0, line.size() - tail_length), tail = line.substr(head.size());
    const Digest hash = sha256(head);
    if (!take(tail, hash_mark) || tail != hash.hex() + std::string(line_mark)) return std::nullopt;
    if (!take(head, number_mark)) return std::nullopt;
    const auto number = take_number(head);
    if (!number || !take(head, prev_mark)) return std::nullopt;
    const auto prev = parse_digest(head.substr(0, hex_length));
    return prev ? std::optional(Link{*number, *prev, hash}) : std::nullopt;
}

// Walks through the lines of all segments.
class Walker {
public:
    explicit Walker(const std::optional<Digest>& known) : known_(known) {}

    Status segment(std::string_view text, bool newest) {
        const std::size_t all = text.size();
        for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            if (Status followed = follow(text.substr(0, end)); !followed) return followed;
            text.remove_prefix(end + 1);
        }
        check_.bytes = all - text.size();
        check_.torn = text.size();
        if (text.empty() || (newest && torn(text))) return {};
        return Error{ErrorKind::corrupt, "after line " + std::to_string(check_.end.number) + " stands what was never written there"};
    }

    [[nodiscard]] const LogCheck& check() const { return check_; }

private:
    Status follow(std::string_view line) {
        const auto link = read_link(line);
        const std::string after = check_.first == 0 ? "the first line that is kept" : "the line after number " + std::to_string(check_.end.number);
        if (!link) return Error{ErrorKind::corrupt, after + " was altered"};
        const bool begins = check_.first == 0;
        const ChainEnd before = begins && link->number > 1 ? ChainEnd{link->number - 1, link->prev} : check_.end;
        if (link->number != before.number + 1 || link->prev != before.hash)
            return Error{ErrorKind::corrupt, after + " has number " + std::to_string(link->number) + " and does not follow from it: lines were taken out, put in or moved"};
        if (begins) check_.first = link->number;
        check_.end = {link->number, link->hash};
        check_.known = check_.known || link->hash == known_;
        return {};
    }

    // A power cut leaves the beginning of a line. A whole one with one more byte behind it is none: there was a line end.
    static bool torn(std::string_view text) {
        return text.size() <= max_log_line_bytes && !read_link(text.substr(0, text.size() - 1));
    }

    const std::optional<Digest>& known_;
    LogCheck check_;
};

}  // namespace

std::string chain_line(ChainEnd& end, std::string_view members) {
    std::string line = std::string(number_mark) + std::to_string(end.number + 1) + std::string(prev_mark) + end.hash.hex() + "\"," + std::string(members);
    end = {end.number + 1, sha256(line)};
    return line.append(hash_mark).append(end.hash.hex()).append(line_mark).append("\n");
}

Result<LogCheck> check_log(const std::vector<Bytes>& segments, const std::optional<Digest>& known) {
    Walker walker(known);
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (Status whole = walker.segment(segments[i], i + 1 == segments.size()); !whole) return whole.error();
    if (known && !walker.check().known)
        return Error{ErrorKind::corrupt, "the line with the hash " + known->hex() + " is not there: the log was cut short or written anew"};
    return walker.check();
}

}  // namespace chancery
