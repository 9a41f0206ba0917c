// SPDX-License-Identifier: EUPL-1.2
#include "app/log_segments.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "app/log_line.h"

namespace chancery {
namespace {

constexpr std::string_view prefix = "shown-", suffix = ".jsonl";
constexpr std::size_t digits = 8;
constexpr std::size_t max_file_bytes = log_segment_bytes + max_log_line_bytes;

std::string segment_name(unsigned number) {
    std::string figures = std::to_string(number);
    figures.insert(0, digits - std::min(digits, figures.size()), '0');
    return std::string(prefix) + figures + std::string(suffix);
}

// 0: another file.
unsigned segment_number(std::string_view name) {
    if (name.size() != prefix.size() + digits + suffix.size() || !name.starts_with(prefix) || !name.ends_with(suffix)) return 0;
    unsigned number = 0;
    const char* const begin = name.data() + prefix.size();
    const auto read = std::from_chars(begin, begin + digits, number);
    return read.ec == std::errc() && read.ptr == begin + digits ? number : 0;
}

Result<std::vector<std::string>> segment_names(Directory& directory) {
    auto names = directory.list("");
    if (names) std::erase_if(*names, [](const std::string& name) { return segment_number(name) == 0; });
    return names;
}

}  // namespace

Result<LogFiles> read_log(Directory& directory) {
    const auto names = segment_names(directory);
    if (!names) return names.error();
    LogFiles files;
    for (const std::string& name : *names) {
        auto bytes = directory.read(name, max_file_bytes);
        if (!bytes && bytes.error().kind == ErrorKind::missing && files.names.empty()) continue;  // it went while we looked
        if (!bytes) return bytes.error();
        files.names.push_back(name);
        files.segments.push_back(*std::move(bytes));
    }
    if (files.names.empty()) return {ErrorKind::missing, "there is no display log"};
    return files;
}

Status LogSegments::append(std::vector<std::string>& lines) {
    if (Status opened = open(lines); !opened) return opened;
    while (!lines.empty()) {
        ChainEnd end = end_;
        std::string text;
        std::size_t taken = 0;
        do text += chain_line(end, lines[taken++]);
        while (taken < lines.size() && text.size() + lines[taken].size() < segment_bytes_ / 4);
        if (Status written = write(text); !written) return written;
        end_ = end;
        lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    return {};
}

Status LogSegments::open(std::vector<std::string>& lines) {
    if (opened_) return {};
    const auto names = segment_names(directory_);
    if (!names) return names.error();
    segment_ = names->empty() ? 0 : segment_number(names->back());
    if (segment_ != 0)
        if (Status read = open_newest(lines); !read) return read;
    opened_ = true;
    return {};
}

// What it finds out is said before anything else.
Status LogSegments::open_newest(std::vector<std::string>& lines) {
    const auto bytes = directory_.read(segment_name(segment_), max_file_bytes);
    if (!bytes && bytes.error().kind == ErrorKind::full) return bytes.error();  // later, perhaps
    const auto check = bytes ? check_log({*bytes}) : bytes.error();
    if (!check) {
        lines.insert(lines.begin(), LogLine().text("event", "altered").text("why", check.error().message).members());
        size_ = segment_bytes_;  // full, so to speak
        return {};
    }
    end_ = check->end;
    size_ = check->bytes;
    in_place_ = check->torn == 0;
    if (check->torn > 0) lines.insert(lines.begin(), LogLine().text("event", "torn").number("bytes", check->torn).members());
    return {};
}

Status LogSegments::write(const std::string& text) {
    if (segment_ == 0 || size_ + text.size() > segment_bytes_) return begin_segment(text);
    if (!in_place_) return write_anew(text);
    const auto file = directory_.volume().open(segment_name(segment_));
    Status written = file ? (*file)->write(size_, text) : file.error();
    if (written) written = (*file)->sync();
    if (!written) in_place_ = false;
    if (written) size_ += text.size();
    return written;
}

Status LogSegments::write_anew(const std::string& text) {
    auto bytes = directory_.read(segment_name(segment_), max_file_bytes);
    if (!bytes) return bytes.error();
    bytes->resize(std::min(bytes->size(), size_));
    Status written = directory_.write_whole(segment_name(segment_), *bytes + text);
    in_place_ = written.ok();
    if (written) size_ += text.size();
    return written;
}

Status LogSegments::begin_segment(const std::string& text) {
    if (Status written = directory_.write_whole(segment_name(segment_ + 1), text); !written) return written;
    ++segment_;
    size_ = text.size();
    in_place_ = true;
    const auto names = segment_names(directory_);
    if (!names) return {};  // the next one clears up
    for (const std::string& name : *names)
        if (segment_number(name) + 1 < segment_)
            if (const Status removed = directory_.remove(name); !removed) break;
    return {};
}

}  // namespace chancery
