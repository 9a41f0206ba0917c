// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/digest.h"
#include "base/geometry.h"
#include "layout/drift.h"

namespace chancery {

// A font file and the face in it (TTC index).
struct FontFace {
    std::string file;
    int index = 0;
    auto operator<=>(const FontFace&) const = default;
};

// An area of one colour.
struct Fill {
    Rect area;
    Color color;
    bool operator==(const Fill&) const = default;
};

// An area that goes from one colour to another in a straight line, eased at both ends so that no edge shows.
struct Gradient {
    enum class Toward { right, left, down, up };
    Rect area;
    Color from;
    Color to;
    Toward toward = Toward::down;
    bool operator==(const Gradient&) const = default;
};

// A prepared picture; stretched where the area is not its own size. Its name stands for its original and its crop.
struct Image {
    Rect area;
    Digest original;
    Rect part = {};  // what of the prepared picture is shown, px; nothing: all of it
    bool operator==(const Image&) const = default;
};

// One visual run: characters of one font, script, direction and colour, in logical order, drawn by one call.
struct GlyphRun {
    std::string text;    // UTF-8, never empty
    FontFace face;
    int px = 0;          // the em
    std::string script;  // ISO 15924, "Arab"
    std::string language;  // BCP 47
    bool right_to_left = false;
    std::string before;  // the characters of the paragraph around the run, for joining: only a few are needed
    std::string after;
    int x = 0;           // the left end of the run's advance
    int baseline = 0;
    int advance = 0;     // rounded, for damage and overlap checks
    Color color;
    bool operator==(const GlyphRun&) const = default;
};

// A QR code with its quiet zone: square modules, each of whole pixels, so that no edge is ever blurred.
struct Code {
    Rect area;                // of the modules and, around them, the quiet zone: whole modules on each side
    int modules = 0;          // a side, without the quiet zone
    int module_px = 0;
    std::vector<bool> dark;   // modules × modules, row by row
    Color ink;
    Color ground;             // of light modules and of the quiet zone
    bool operator==(const Code&) const = default;
};

// An emblem with its transparency, as large as its area; its pixels are picture/prepare.h's prepare_emblem().
struct Mark {
    Rect area;
    Digest name;
    bool operator==(const Mark&) const = default;
};

using FrameItem = std::variant<Fill, Gradient, Image, GlyphRun, Code, Mark>;

// What stands at the foot of a page and may change while the page stays: a clock.
struct Footing {
    Rect area;  // of the frame; holds all of it. Nothing: there is none
    std::vector<FrameItem> items;
    bool operator==(const Footing&) const = default;
};

// What the glass shall show, back to front: a value that can be compared with the last one.
struct Frame {
    Size size;
    std::vector<FrameItem> items;
    std::optional<Drift> drift = {};  // where its picture may move
    std::size_t ground = 0;           // so many items, from the back, are what the others stand upon
    Duration reveal = {};             // how long those take to come in upon a ground that is new; 0: they come with it
    Footing foot = {};                // above all the rest
    bool operator==(const Frame&) const = default;
};

// The same frame with its footer as any of its items: for pictures that are looked at later.
inline Frame as_picture(Frame frame) {
    frame.items.insert(frame.items.end(), frame.foot.items.begin(), frame.foot.items.end());
    frame.foot = {};
    return frame;
}

// Whether they are the same but for what may change while a page stays.
inline bool same_page(const Frame& a, const Frame& b) {
    return a.size == b.size && a.drift == b.drift && a.ground == b.ground && a.reveal == b.reveal && a.foot.area == b.foot.area && a.items == b.items;
}

}  // namespace chancery
