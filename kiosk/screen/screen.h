// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/geometry.h"
#include "base/instant.h"
#include "base/result.h"
#include "layout/frame.h"
#include "screen/canvas.h"

namespace chancery {

// What spares a panel: a picture that does not stand still for years, and less light at night.
struct PanelCare {
    int shift_x = 0;  // px, of the whole page: to the right
    int shift_y = 0;  // and down
    int light_percent = 100;
    bool operator==(const PanelCare&) const = default;
};

// The seam to the glass. Main thread only, but for wake().
class Screen {
public:
    enum class Event {
        none,     // the time is over, or a transition has ended
        woken,    // someone called wake()
        resized,  // the display came, went or changed: ask size() again and compose anew
        quit,     // the system asks the program to end
    };

    virtual ~Screen() = default;

    virtual Size size() = 0;

    // For pages that are presented from now on. A screen that has no panel to spare does nothing.
    virtual void care(const PanelCare&) {}

    // Switches the display's signal on or off; false where that cannot be done, and the picture has to be black. Nothing is
    // presented while it is off.
    virtual bool switch_signal(bool) { return false; }

    // Begins to draw a page off the glass, without its footer; a page that was being drawn is forgotten.
    virtual void prepare(const Frame& frame, const PictureLookup& pictures) = 0;
    // Draws the next piece of it, a few milliseconds long. False where nothing is left to draw.
    virtual bool draw_some() = 0;
    // Brings the prepared page, with this footer, onto the glass over this time, finishing it first if need be; 0 is a cut. An error
    // means that the glass could not be reached; the next try starts from the frame again. missing: no display is plugged
    // in, which is no fault of this program's.
    virtual Status present(Duration crossfade, const Footing& foot = {}) = 0;
    // Puts another footer of the same area under the page on the glass, and draws nothing else. False where that cannot be,
    // and during a transition: then the page has to be presented anew.
    virtual bool amend(const Footing& foot) = 0;
    // Lets the picture of the page on the glass drift for this long, where its frame says that it may and the device keeps
    // up; wait() draws the frames. It ends by itself, and wherever it is with the next present(). Not during a transition.
    virtual void move(Duration length, DriftEnd end, const PictureLookup& pictures) = 0;
    // Brings what the glass shows to it once more, so that it is known to be in reach. Not during a transition.
    virtual Status show_again() = 0;
    // How many frames reached the glass so far: what the watchdog vouches for.
    virtual unsigned long presented() const = 0;

    // Sleeps for at most this long, drawing the frames of a running transition meanwhile. Less long where a frame took a
    // second: presented() has news then.
    virtual Event wait(std::optional<Duration> at_most) = 0;
    // Ends a wait. Any thread.
    virtual void wake() = 0;
};

}  // namespace chancery
