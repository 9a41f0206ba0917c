// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <unistd.h>

#include <atomic>
#include <string>

namespace chancery::log {
namespace {

std::atomic<bool> journal_prefix{false};

void write_line(int priority, std::string_view line) {
    std::string out = journal_prefix ? "<" + std::to_string(priority) + ">" : std::string();
    for (const char c : line) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    out += '\n';
    // A log that cannot be written is no reason to stop showing.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, out.data(), out.size());
}

}  // namespace

void error(std::string_view line) { write_line(3, line); }
void warning(std::string_view line) { write_line(4, line); }
void info(std::string_view line) { write_line(6, line); }
void for_journal(bool yes) { journal_prefix = yes; }

}  // namespace chancery::log
