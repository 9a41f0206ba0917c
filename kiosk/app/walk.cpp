// SPDX-License-Identifier: EUPL-1.2
#include "app/walk.h"

#include <algorithm>

namespace chancery {

Walk::Walk(EditionPtr edition, EditionPtr builtin, Rotation rotation, Stage& stage, DwellRule dwell, Now now, Assurances assurances)
    : edition_(std::move(edition)), builtin_(std::move(builtin)), rotation_(std::move(rotation)), assurances_(std::move(assurances)), stage_(stage), dwell_(dwell),
      now_(now) {}

const Cue& Walk::next() {
    if (cue_) {
        Duration step = cue_->until - now_.monotonic;
        if (const auto change = next_change(edition_ ? *edition_ : *builtin_, rotation_, now_, assurances_)) step = std::min(step, *change - now_.wall);
        now_.wall += step;
        now_.monotonic += step;
    }
    auto cue = edition_ ? choose(edition_, rotation_, now_, cue_, assurances_) : std::nullopt;
    if (!cue) cue = choose(builtin_, rotation_, now_, cue_);
    const std::vector<Duration>& times = reading_times(*cue);
    cue->pages = times.size();
    cue->page = std::min(cue->page, cue->pages - 1);
    if (cue->until == cue->since) cue->until = cue->since + cue->dwell.value_or(dwell_.of(times[cue->page]));
    cue_ = std::move(cue);
    return *cue_;
}

Page Walk::page() const {
    Page page = stage_.pages(*cue_)->at(cue_->page);
    page.frame = as_picture(stage_.with(footer_words(stage_.footer(), *cue_, now_, rotation_, assurances_), page));
    return page;
}

const std::vector<Duration>& Walk::reading_times(const Cue& cue) {
    const auto [known, is_new] = times_.try_emplace({cue.edition.get(), cue.statement, cue.version, cue.beside, cue.mourning, cue.dark});
    if (is_new)
        for (const Page& page : *stage_.pages(cue)) known->second.push_back(page.dwell);
    return known->second;
}

}  // namespace chancery
