// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/digest.h"
#include "base/result.h"
#include "edition/edition.h"
#include "trust/warrant.h"

namespace chancery {

// The bytes that one source delivered, with what is needed to read them.
struct SourceBytes {
    std::string name;      // of the source in the settings: "ministry"
    std::string url;       // what relative links in it are relative to
    std::string language;  // BCP 47: what its items are in where they do not say
    std::string format;    // "auto" (from the bytes), "jsonfeed", "rss", "atom", the name of a built-in mapping, or a
                           // mapping itself (mapping.h), which begins with '{'
    Bytes bytes;
    // Of a signed source: what vouches for the bytes. seal() takes no other bytes then than those it names, no picture but
    // those, and nothing that it takes back.
    WarrantPtr warrant{};
};

// What became of one item of a source: for `check`, and for the log.
struct ItemReport {
    enum class Fate { shown, merged, filtered, refused };
    std::string source;
    std::size_t item = 0;  // from 0, in the order of the document
    std::string id;        // where it has one
    Fate fate = Fate::shown;
    std::string reason;    // for a publisher, with the JSON Pointer of the culprit; where shown, what is shown without
                           // ("without its picture: …"), else empty
    std::size_t line = 0;  // 1-based place in the document; 0 where unknown
    std::size_t column = 0;
};

struct Sealed {
    EditionPtr edition;
    std::vector<ItemReport> report;
    bool holds_recalled = false;  // its sources' bytes still have words that their publisher has recalled
};

// Which bytes were fetched for a picture's absolute address.
using PictureTable = std::map<std::string, Digest>;

// Makes an edition out of what the sources delivered. One bad item costs that item; a source whose bytes are no feed at
// all makes the whole seal fail with the reason (`SOURCE:LINE:COLUMN: …`), so that the edition before stays. Sources
// keep their order, items theirs. Pure: the same arguments give an edition with the same digest. Any thread.
Result<Sealed> seal(const std::vector<SourceBytes>& sources, const PictureTable& pictures);

// The same of those sources that can be sealed: another one is left out whole and costs nobody else anything. `left_out`
// gets the reasons, by the sources' places.
Sealed seal_what_can_be(const std::vector<SourceBytes>& sources, const PictureTable& pictures, std::map<std::size_t, Error>& left_out);

}  // namespace chancery
