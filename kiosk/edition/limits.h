// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

namespace chancery {

// What is more than this is refused with the figure in the reason. Bytes are of UTF-8.
inline constexpr std::size_t max_source_bytes = std::size_t{256} << 20;  // one document; transport asks for far less
inline constexpr std::size_t max_items = 100'000;                        // of one source
inline constexpr std::size_t max_html_bytes = 256 * 1024;                // one body
inline constexpr std::size_t max_title_bytes = 1024;
inline constexpr std::size_t max_summary_bytes = 16 * 1024;
inline constexpr std::size_t max_name_bytes = 256;  // speaker, office, issuer, credit, tag
inline constexpr std::size_t max_id_bytes = 1024;
inline constexpr std::size_t max_url_bytes = 2048;
inline constexpr std::size_t max_blocks = 2000;  // of one body
inline constexpr std::size_t max_tags = 64;
inline constexpr std::size_t max_translations = 64;
inline constexpr std::size_t max_entries = 5000;  // of one playlist, or pictures of one folder
inline constexpr std::size_t max_windows = 100;
inline constexpr std::size_t max_languages = 64;

}  // namespace chancery
