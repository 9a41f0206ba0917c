// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/bytes.h"
#include "base/digest.h"
#include "base/geometry.h"
#include "base/result.h"

namespace chancery {

// How things lie in the archive's folder:
//
//   editions/00000042              a record: one header line, then JSON; the highest number is the newest
//   objects/ab/cdef…               content, named by its SHA-256
//   prepared/abcdef…-1920x1080-500.500  a picture made ready for one screen, named by its original, that size and
//                                  its crop (the focus point in thousandths, or "whole"); this path, a line end, and
//                                  what picture/prepare.h made
//   trial                          noise, to see whether storage keeps what it is given (trial.h)
//   state                          the small state (state_slots.h)

std::string object_path(const Digest& digest);
std::string prepared_path(const Picture& picture, Size screen);
std::string record_path(unsigned number);  // from 1 to newest_number
inline constexpr unsigned newest_number = 99'999'999;

// "NAME VERSION SHA256-OF-THE-REST\n" in front of what is to be checked when it comes back.
Bytes wrap(std::string_view name, int version, BytesView payload);
// The payload, a view into `file`. corrupt: not made by wrap(), or any bit differs; unsupported: of another version.
Result<BytesView> unwrap(std::string_view name, int version, BytesView file);

inline constexpr std::size_t max_record_bytes = std::size_t{1} << 20;
Bytes encode_record(const EditionRecord& record);
// corrupt, unsupported (written by a newer program).
Result<EditionRecord> decode_record(BytesView file);

}  // namespace chancery
