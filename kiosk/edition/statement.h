// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "edition/draft.h"
#include "edition/edition.h"
#include "edition/seal.h"

namespace chancery {

// Makes a statement out of a draft: every text cleaned, every address whole, every length within its limit. An error says
// why the item cannot be shown. What is only less than it should be (no picture, no date) is added to `draft.notes`.
Result<Statement> make_statement(Draft& draft, const SourceBytes& source, const PictureTable& pictures);

}  // namespace chancery
