// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <utility>

#include "picture/prepare.h"
#include "screen/glass.h"
#include "screen/screen.h"

namespace chancery {

// The page as the panel gets it: moved by the shift, with its edges drawn out so that no dark border shows, dimmed, and
// turned clockwise by so many quarters (0 to 3). The highest octets stay what they are. `out` keeps its memory. Any thread.
void fit_to_panel(const Pixels& page, int quarter_turns, const PanelCare& care, Pixels& out);
// The same of what lies below the words of such a page; `fitted` is the page after it.
void fit_to_panel(const Underlay& ground, Size page, const Pixels& fitted, int quarter_turns, const PanelCare& care, Underlay& out);
// The same of a drift over such a page: its focus goes where the page's does.
Drift fit_to_panel(const Drift& drift, Size page, int quarter_turns, const PanelCare& care);

// A glass whose pages are fitted to the panel before they reach the one beneath: once a page, so that a fade costs what
// it costs without. A page that needs no fitting is passed on as it is. Main thread.
class PanelGlass final : public Glass {
public:
    PanelGlass(std::unique_ptr<Glass> beneath, int quarter_turns) : beneath_(std::move(beneath)), turns_(quarter_turns) {}

    // For pages shown from now on.
    void care(const PanelCare& care) { care_ = care; }

    Size size() override;
    std::span<char> memory() override { return beneath_->memory(); }
    Status show(const Pixels& page) override;
    Status begin_fade(const Pixels& from, const Pixels& to, const Underlay& ground) override;
    Status fade(int weight, int words) override { return beneath_->fade(weight, words); }
    Status show_part(const Pixels& page, const Rect& part) override { return beneath_->show_part(is_fitted_ ? pages_[front_] : page, fit_part(page, part)); }
    // Fits a part of the page that is shown anew, without showing it, and tells where it is on the panel.
    Rect fit_part(const Pixels& page, const Rect& part);
    // A row of the panel's: what is painted is fitted already (below), so that a movement costs what it costs without.
    Status paint(const DrawRow& row, Rows rows) override { return beneath_->paint(row, rows); }
    Status present() override { return beneath_->present(); }
    Status again() override { return beneath_->again(); }
    void hold_frames(bool held) override { beneath_->hold_frames(held); }
    [[nodiscard]] bool waits_for_display() const override { return beneath_->waits_for_display(); }

    // For a movement in the page that is shown: that page as the glass beneath has it, and what moves in it, fitted alike.
    Pixels& shown(Pixels& page) { return is_fitted_ ? pages_[front_] : page; }
    [[nodiscard]] std::shared_ptr<const Pixels> like_shown(std::shared_ptr<const Pixels> picture) const;
    [[nodiscard]] Drift like_shown(const Drift& drift, Size page) const;

private:
    const Pixels& fitted(const Pixels& page);

    std::unique_ptr<Glass> beneath_;
    int turns_;
    PanelCare care_;
    PanelCare shown_care_;         // of the page that is shown
    std::array<Pixels, 2> pages_;  // what the glass beneath has, and what it gets next; they change places
    Underlay ground_;
    std::size_t front_ = 0;
    bool is_fitted_ = false;       // the glass beneath shows pages_[front_], not the caller's own page
};

}  // namespace chancery
