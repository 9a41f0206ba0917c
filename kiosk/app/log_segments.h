// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "app/log_chain.h"
#include "archive/durable_directory.h"

namespace chancery {

inline constexpr std::size_t log_segment_bytes = std::size_t{4} << 20;

// The files of the display log, the oldest first: shown-00000001.jsonl and so on, the newest two of them.
struct LogFiles {
    std::vector<std::string> names;
    std::vector<Bytes> segments;
};
// missing: there is no log. For a reader beside the kiosk that writes it, too.
Result<LogFiles> read_log(Directory& directory);

// Writes the display log: each append is one write and one sync at the end of a file; a file that is full is followed by a
// new one, whose first line follows from the last one of the file before, and the file before that goes. So the log never
// takes more than two segments. Nothing is read before the first append. One thread at a time.
class LogSegments {
public:
    explicit LogSegments(DurableDirectory& directory, std::size_t segment_bytes = log_segment_bytes)
        : directory_(directory), segment_bytes_(segment_bytes) {}

    // Each as members of a line (app/log_chain.h); what is written, and so survives a power cut, is taken out of `lines`.
    // After a failure the next append is tried on a file written anew. A torn last line that a power cut left is taken away,
    // and a line says so; a log that somebody altered is left as it is for `log verify` to find, and a new segment begun.
    Status append(std::vector<std::string>& lines);

    // Where the log ends; before the first append, nowhere.
    [[nodiscard]] const ChainEnd& end() const { return end_; }

private:
    Status open(std::vector<std::string>& lines);
    Status open_newest(std::vector<std::string>& lines);
    Status write(const std::string& text);
    Status write_anew(const std::string& text);
    Status begin_segment(const std::string& text);

    DurableDirectory& directory_;
    std::size_t segment_bytes_;
    bool opened_ = false;
    bool in_place_ = true;  // the file may be written to; else its content is in doubt behind size_
    unsigned segment_ = 0;  // the newest file's number; 0: there is none
    std::size_t size_ = 0;  // of it, as far as it is certain
    ChainEnd end_;
};

}  // namespace chancery
