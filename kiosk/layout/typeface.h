// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/frame.h"
#include "layout/hyphenator.h"

namespace chancery {

// What a text is set in: the family that a script's table entry is looked up by, and before it, for the scripts that
// takes_family() names, one of the system's by its name.
struct FontStyle {
    enum class Family { sans, serif };
    Family family = Family::sans;
    bool bold = false;
    bool italic = false;
    std::string wanted = {};  // "EB Garamond"; empty: none
    auto operator<=>(const FontStyle&) const = default;
};

struct ShapeRequest {
    FontFace face;
    std::string_view text;       // UTF-8, one run
    std::string_view before;     // context that is shaped with, but not measured
    std::string_view after;
    std::string_view script;     // ISO 15924, "Arab"
    std::string_view language;   // BCP 47
    bool right_to_left = false;
};

// One shaped glyph, in logical order of its cluster. Lengths are in ems.
struct ShapedGlyph {
    std::uint32_t cluster = 0;   // byte offset into the text
    double advance = 0;
    double top = 0;              // ink above the baseline
    double bottom = 0;           // ink below it, positive
    bool unsafe_to_break = false;
    bool missing = false;        // .notdef: the font has no such character
};

// The seam to fonts: finds and measures, draws nothing. One instance a thread.
class Typeface {
public:
    virtual ~Typeface() = default;
    // Shapes one run at font units. The reference is good until the next call.
    virtual const std::vector<ShapedGlyph>& shape(const ShapeRequest& request) = 0;
    // The face for a grapheme cluster of this script and language in this style, by the table, else by the system.
    virtual FontFace face_for(std::string_view cluster, std::string_view script, std::string_view language,
                              const FontStyle& style) = 0;
    // How words are parted; null where nobody told.
    [[nodiscard]] const Hyphenator* hyphenator() const { return hyphenator_.get(); }
    void part_words_by(std::shared_ptr<const Hyphenator> hyphenator) { hyphenator_ = std::move(hyphenator); }

private:
    std::shared_ptr<const Hyphenator> hyphenator_;
};

}  // namespace chancery
