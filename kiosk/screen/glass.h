// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <SDL.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "base/geometry.h"
#include "base/result.h"
#include "base/share_rows.h"
#include "picture/prepare.h"
#include "screen/underlay.h"

namespace chancery {

// Makes row y of a frame.
using DrawRow = std::function<void(int y, std::uint32_t* out)>;

// One of the two ways to bring pages to a window. Pages are as large as size() says; those of a fade live until it
// ends. An error means that the glass could not be reached; show() is the way back. Main thread.
class Glass {
public:
    virtual ~Glass() = default;

    virtual Size size() = 0;
    // Where show() and fade() write to, until another member is called; empty where that is not this program's memory.
    virtual std::span<char> memory() { return {}; }
    // The page, at once and whole.
    virtual Status show(const Pixels& page) = 0;
    // `from` is what was shown last. `ground` is that of `to` where its words come in later, and else empty.
    virtual Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) = 0;
    // Makes a frame of it, which present() brings to the glass. How much of `to` is seen, and of that how much of its words: each 0 to 256.
    virtual Status fade(int weight, int words) = 0;
    // The same page again, of which only this part changed; never during a fade.
    virtual Status show_part(const Pixels& page, const Rect& part) = 0;
    // Makes rows of a frame that is on the glass alone, the others stay: what show() and fade() made last stays what again() brings.
    virtual Status paint(const DrawRow& row, Rows rows) = 0;
    // Brings the frame that fade() or paint() made last to the glass. In between it can wait until it is due, so that to draw takes no
    // time then.
    virtual Status present() = 0;
    // What was shown last once more: something else was in front of it.
    virtual Status again() = 0;
    // While the display's signal is off, the kernel takes no frames: what would be shown is kept in mind, and again() brings it later.
    virtual void hold_frames(bool) {}
    // Whether a frame waits for the display's own rhythm.
    [[nodiscard]] virtual bool waits_for_display() const = 0;
};

// A window surface and our own blend: the quickest way where there is no GPU. What is more than one thread blends in time is
// shared; null: it is not.
Result<std::unique_ptr<Glass>> open_surface(SDL_Window* window, ShareRows share);
// A texture for each page, mixed by the graphics processor (OpenGL ES 2.0): where there are no window surfaces. The window was
// made for it.
Result<std::unique_ptr<Glass>> open_gl(SDL_Window* window);

}  // namespace chancery
