// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "edition/clean_text.h"
#include "edition/edition.h"
#include "target.h"

namespace chancery::lab {

// Words that were let through: cleaning them again must change nothing, so nothing unfit is left in them.
inline void must_be_clean(std::string_view text) {
    if (text.empty()) return;
    const auto again = clean_text(text);
    must(again.ok() && *again == text);
}

inline void must_be_clean(const Block& block) {
    must_be_clean(block.text);
    for (const Emphasis& emphasis : block.emphasis) must(emphasis.begin < emphasis.end && emphasis.end <= block.text.size());
}

inline void must_be_clean(const Statement& statement) {
    must(!statement.id.empty() && !statement.versions.empty());
    must(!statement.show_from || !statement.show_until || *statement.show_from < *statement.show_until);
    for (const Version& version : statement.versions) {
        must(!version.language.empty());
        must_be_clean(version.title);
        must_be_clean(version.summary);
        for (const Block& block : version.body) must_be_clean(block);
    }
}

}  // namespace chancery::lab
