// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/phrases/tables.h"

namespace chancery {

// The rooms below speak English: their sentences are made for the log, for scripts and for searching. What of them people
// see is said again here, recognized by its form of words; what a library adds stays as it is.

// A sentence of theirs, or several lines of them, in spoken_languages[language] (app/words.h). Phrases inside it are said in
// that language, too: `FILE:LINE:COLUMN: error: …`, "SOURCE: …", lists. What is not known stays as it is. Any thread.
std::string said_in(std::size_t language, std::string_view sentence);

// All that is known, for those who check it.
std::vector<phrases::Phrase> all_phrases();

// `written` with its places {1}, {2} … filled in; places that nothing is for stay.
std::string filled_in(std::string_view written, const std::vector<std::string>& fill);

}  // namespace chancery
